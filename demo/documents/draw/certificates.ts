import { boxAt, colours, mm, textAt } from '../../../adapters/pdf/sheet.ts'
import { daysFrom, yearsFrom } from '../../trades/draft.ts'
import { province } from '../../town.ts'
import type { Certified, SpecialOperator } from '../../types.ts'
import type { Context } from '../context.ts'
import { coveredId, dayWords, goodUntil } from '../context.ts'
import { finish, newPage, note, paper, portrait, ruled, title } from '../paper.ts'
import { stamp } from '../stamp.ts'

type Sheet = Awaited<ReturnType<typeof paper>>
type Card = { head: string; lines: readonly (readonly [label: string, value: string])[]; issuer: string }

const emergencyIssuer = `${province.name.zh}应急管理厅`
const housingIssuer = `${province.name.zh}住房和城乡建设厅`

/** Copies of the examination certificates of the principal, the deputies, the safety managers and, at builders, the project managers. */
export async function certificates(c: Context): Promise<Uint8Array> {
  const { e } = c
  const holders = [e.principal, ...e.deputies, ...e.safetyManagers, ...e.projectManagers].slice(0, 18)
  const sheet = await copies(c, '主要负责人、安全生产管理人员考核合格证', ['姓名', '职务', '证书编号', '有效期至'],
    holders.map((h, i) => [h.name, h.post, h.certificate.number, goodUntil(c, h, i)]))
  cards(sheet, c, holders.map((holder, i) => examined(c, holder, i)), 3)
  return finish(sheet)
}

/** Copies of the certificates of the special operators, all of them. */
export async function operatorCertificates(c: Context): Promise<Uint8Array> {
  const { e } = c
  const sheet = await copies(c, '特种作业人员操作资格证', ['姓名', '操作项目', '证书编号', '有效期至'],
    e.specialOperators.map((o, i) => [o.name, o.item, o.certificate.number, goodUntil(c, o, i)]))
  cards(sheet, c, e.specialOperators.map((o, i) => operator(c, o, i)), 4)
  return finish(sheet)
}

async function copies(c: Context, what: string, heads: readonly string[], rows: readonly (readonly string[])[]): Promise<Sheet> {
  const sheet = await paper({ title: what, author: c.name, on: c.on, askew: c.random.fork('askew').int(-9, 9) / 10 })
  title(sheet, `${what}汇总表`, 6)
  note(sheet, `单位：${c.name}　　复印件共 ${rows.length} 份，与原件一致　　日期：${dayWords(c.on)}`)
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' },
    ...heads.map((head, i) => ({ title: head, share: [1.6, 3.6, 4, 2][i]!, align: i === 1 ? ('left' as const) : ('centre' as const) }))],
    rows.map((row, i) => [String(i + 1), ...row]), { size: 9.5, padding: 3 })
  if (c.sealed) stamp(sheet, { x: sheet.frame.right - 70, y: Math.min(sheet.y + 46, sheet.frame.bottom - 40), name: c.name })
  return sheet
}

function cards(sheet: Sheet, c: Context, list: readonly Card[], perPage: number): void {
  const height = (sheet.frame.bottom - sheet.frame.top - 12 * (perPage - 1)) / perPage
  list.forEach((card, i) => {
    if (i % perPage === 0) newPage(sheet)
    drawCard(sheet, c, card, { y: sheet.frame.top + (i % perPage) * (height + 12), height })
  })
  sheet.y = sheet.frame.bottom
}

function drawCard(sheet: Sheet, c: Context, card: Card, { y, height }: { y: number; height: number }): void {
  const { left: x, right } = sheet.frame
  boxAt(sheet, { x, y, width: right - x, height }, [0.995, 0.985, 0.955], [0.5, 0.11, 0.12], 1.4)
  boxAt(sheet, { x: x + 4, y: y + 4, width: right - x - 8, height: height - 8 }, undefined, [0.75, 0.58, 0.3], 0.5)
  textAt(sheet, card.head, { x, y: y + 30, width: right - x, align: 'centre', size: 15, weight: 'bold', colour: [0.52, 0.08, 0.1],
    spacing: 2.4 })
  const step = (height - 54) / Math.max(card.lines.length, 6)
  card.lines.forEach(([label, value], i) => {
    const base = y + 58 + i * step
    textAt(sheet, label, { x: x + 18, y: base, size: 10.5, colour: colours.quiet })
    textAt(sheet, value, { x: x + 88, y: base, size: 11 })
  })
  const photo = Math.min(84, height * 0.4)
  portrait(sheet, right - photo - 20, y + 42, photo)
  if (c.sealed) stamp(sheet, { x: right - photo - 52, y: y + height - mm(16) - 6, name: card.issuer, radius: mm(15.5) })
}

function examined(c: Context, holder: Certified, i: number): Card {
  const builder = holder.certificate.kind.length === 1
  const until = goodUntil(c, holder, i)
  const issuedOn = until !== holder.certificate.validUntil ? yearsFrom(daysFrom(until, 1), -3) : holder.certificate.issuedOn
  return {
    head: builder ? '建筑施工企业安全生产管理人员考核合格证书' : '安全生产知识和管理能力考核合格证', issuer: builder ? housingIssuer : emergencyIssuer,
    lines: [['姓　　名', `${holder.name}　　${holder.sex === 'male' ? '男' : '女'}`], ['证书编号', holder.certificate.number],
      ['身份证号', coveredId(holder.citizenId)],
      ['人员类型', `${classes[holder.certificate.kind] ?? ''}（${builder ? holder.certificate.kind : sectorWords(c)}）`],
      ['工作单位', c.name], ['职　　务', holder.post], ['学　　历', holder.education], ['有效期限', `${issuedOn} 至 ${until}`],
        ['发证机关', builder ? housingIssuer : emergencyIssuer]],
  }
}

const classes: Record<string, string> = {
  A: '企业主要负责人', B: '项目负责人', C: '专职安全生产管理人员', principal: '主要负责人', manager: '安全生产管理人员',
}

function operator(c: Context, o: SpecialOperator, i: number): Card {
  const builder = c.e.sector === 'construction'
  const until = goodUntil(c, o, i)
  const stale = until !== o.certificate.validUntil
  const issuedOn = stale ? yearsFrom(daysFrom(until, 1), -6) : o.certificate.issuedOn
  const review = stale ? yearsFrom(issuedOn, 3) : o.certificate.reviewOn
  return {
    head: builder ? '建筑施工特种作业操作资格证书' : '中华人民共和国特种作业操作证', issuer: builder ? housingIssuer : emergencyIssuer,
    lines: [['证　　号', o.certificate.number], ['姓　　名', `${o.name}　　性别　${o.sex === 'male' ? '男' : '女'}`], ['作业类别', o.category],
      ['操作项目', o.item],
      ['初领日期', issuedOn], ...(builder ? [] : [['应复审日期', review] as const]), ['有效期限', `${issuedOn} 至 ${until}`]],
  }
}

const sectorWords = ({ e }: Context) => ({
  'hazardous-chemicals': '危险化学品生产单位', construction: '建筑施工单位', mines: '金属非金属矿山', fireworks: '烟花爆竹生产单位', 'civil-explosives': '民用爆炸物品生产单位',
    general: '生产经营单位',
})[e.sector]
