import { fields, heading, paragraphAt } from '../../../adapters/pdf/flow.ts'
import { border, ground } from '../../../adapters/pdf/ornament.ts'
import { qrAt } from '../../../adapters/pdf/qr.ts'
import { boxAt, mm, textAt } from '../../../adapters/pdf/sheet.ts'
import { daysFrom, yearsFrom } from '../../trades/draft.ts'
import { department } from '../../town.ts'
import type { Context } from '../context.ts'
import { dayWords, wanWords } from '../context.ts'
import { finish, newPage, note, paper, ruled, title } from '../paper.ts'
import { stamp } from '../stamp.ts'

type Sheet = Awaited<ReturnType<typeof paper>>
const gold = [0.7, 0.55, 0.2] as const

/** 营业执照（副本）, landscape, as the market regulator prints it. */
export async function businessLicence(c: Context): Promise<Uint8Array> {
  const { e } = c
  const issuer = department('market').name.zh
  const sheet = await paper({ title: '营业执照（副本）', author: issuer, on: c.on, landscape: true, askew: c.random.fork('askew').int(-7, 7) / 10 })
  boxAt(sheet, { x: 26, y: 26, width: sheet.width - 52, height: sheet.height - 52 }, [0.99, 0.985, 0.955])
  border(sheet, { margin: 26, band: 12, colour: [0.72, 0.56, 0.2], accent: [0.83, 0.7, 0.38] })
  ground(sheet, { x: sheet.width / 2, y: sheet.height / 2 + 10, radius: 190 }, [0.86, 0.74, 0.45])
  textAt(sheet, '营业执照', { x: 0, y: 128, width: sheet.width, align: 'centre', size: 46, weight: 'black', spacing: 22 })
  textAt(sheet, '（副　本）', { x: 0, y: 158, width: sheet.width, align: 'centre', size: 16 })
  textAt(sheet, '统一社会信用代码', { x: 84, y: 108, size: 11 })
  textAt(sheet, e.creditCode, { x: 84, y: 128, size: 14, weight: 'bold' })
  qrAt(sheet, `演示 ${e.creditCode} ${e.name.zh}`, { x: sheet.width - 158, y: 82, size: 70 })
  const ended = yearsFrom(e.foundedOn, 30)
  column(sheet, 84, 360, [['名　　称', c.name], ['类　　型', e.economicType.zh], ['法定代表人', e.principal.name], ['经营范围', e.scope]])
  column(sheet, 470, 300, [['注册资本', `${wanWords(e.capital).replace('.00', '')} 万元整`], ['成立日期', dayWords(e.foundedOn)],
    ['营业期限', `${dayWords(e.foundedOn)} 至 ${dayWords(c.expired ? c.until : ended)}`], ['住　　所', e.address]])
  const registered = daysFrom(c.on, -c.random.fork('registered').int(100, 900))
  textAt(sheet, '登记机关', { x: 540, y: 428, size: 15, spacing: 4 })
  textAt(sheet, dayWords(registered), { x: 540, y: 462, size: 14 })
  if (c.sealed) stamp(sheet, { x: 620, y: 436, name: issuer, radius: mm(21) })
  textAt(sheet, '市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告', { x: 0, y: 526, width: sheet.width, align: 'centre', size: 9 })
  return finish(sheet, { numbered: false })
}

function column(sheet: Sheet, x: number, width: number, rows: readonly (readonly [string, string])[]): void {
  let y = 186
  for (const [name, value] of rows) {
    paragraphAt(sheet, name, y, { x, width: 74, size: 12, leading: 1.6, weight: 'medium', align: 'left' })
    y = paragraphAt(sheet, value, y, { x: x + 80, width: width - 80, size: value.length > 120 ? 10 : 12, leading: 1.6, align: 'left' }) + 9
  }
}

type Sheeted = { head: string; sub?: string; issuer: string; issuedOn?: string; rows: readonly (readonly [string, string])[]; foot: string }

/** A certificate in portrait: border, head, particulars, issuer's stamp. */
async function certificate(c: Context, { head, sub, issuer, rows, foot, issuedOn = issueDay(c) }: Sheeted): Promise<Sheet> {
  const sheet = await paper({ title: head, author: issuer, on: c.on })
  border(sheet, { margin: 34, band: 14, colour: gold })
  ground(sheet, { x: sheet.width / 2, y: 430, radius: 170 })
  sheet.y = 104
  heading(sheet, head, { size: 28, weight: 'black', align: 'centre', spacing: 4, after: 4 })
  heading(sheet, sub ?? '', { size: 13, weight: 'regular', align: 'centre', after: 22 })
  fields(sheet, rows, { size: 12.5, labelWidth: 116 })
  const width = 240
  const x = sheet.frame.right - width
  textAt(sheet, issuer, { x, y: 668, width, align: 'centre', size: 13 })
  textAt(sheet, dayWords(issuedOn), { x, y: 694, width, align: 'centre', size: 13 })
  if (c.sealed) stamp(sheet, { x: x + width / 2, y: 676, name: issuer })
  textAt(sheet, foot, { x: 0, y: 752, width: sheet.width, align: 'centre', size: 9 })
  return sheet
}

/** Certificates of three years are issued three years before they end. */
const issueDay = (c: Context) => { const day = yearsFrom(daysFrom(c.until, 1), -3); return day < c.on ? day : c.on }
const term = (c: Context) => `${dayWords(issueDay(c))} 至 ${dayWords(c.until)}`

/** 危险化学品登记证 with the list of what is registered. */
export async function chemicalRegistration(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const products = e.trade.kind === 'hazardous-chemicals' ? e.trade.products : []
  const made = products.filter((x) => x.role === 'product')
  const sheet = await certificate(c, {
    head: '危险化学品登记证', issuer: '云岭省危险化学品登记中心', foot: '登记内容发生变化的，应当在 15 个工作日内办理变更',
    rows: [['证书编号', p.chemicalRegistrationNo], ['企业名称', c.name], ['企业地址', e.address], ['企业性质', '危险化学品生产企业'],
      ['登记品种', `${made.map((x) => x.name.zh).join('、')}等，详见副页`], ['有效期限', term(c)], ['应急咨询电话', `${e.phone}（24 小时）`]],
  })
  newPage(sheet)
  title(sheet, '登记品种（副页）', 8)
  note(sheet, `证书编号：${p.chemicalRegistrationNo}　　企业名称：${c.name}`)
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '化学品名称', share: 3.4 }, { title: 'CAS 号', share: 2, align: 'centre' },
    { title: '性质', share: 1.4, align: 'centre' }, { title: '数量／能力（每年）', share: 2.6, align: 'right' }, { title: '危险性类别', share: 4 }],
    products.map((x, i) => [String(i + 1), x.name.zh, x.cas ?? '—', x.role === 'product' ? '产品' : '原料',
      `${x.capacity.toLocaleString('en')} ${x.unit === 't' ? '吨' : '立方米'}`, x.hazard]), { size: 9.5 })
  if (c.sealed) stamp(sheet, { x: sheet.frame.right - 80, y: sheet.y + 48, name: '云岭省危险化学品登记中心' })
  return finish(sheet, { numbered: false })
}

/** 采矿许可证. */
export async function miningLicence(c: Context): Promise<Uint8Array> {
  const { trade } = c.e
  const licence = trade.kind === 'mines' ? trade.miningLicence : null
  const sheet = await certificate(c, {
    head: '采矿许可证', sub: '（副本）', issuer: '云岭省自然资源厅', issuedOn: licence?.issuedOn ?? c.on, foot: '未经批准不得超越批准的矿区范围采矿；有效期届满三十日前办理延续登记',
    rows: [['证　　号', licence?.number ?? ''], ['采矿权人', c.name], ['地　　址', c.e.address],
      ['矿山名称', trade.kind === 'mines' ? trade.unitName : ''], ['开采矿种', trade.kind === 'mines' ? trade.mineral.zh : ''],
      ['开采方式', trade.kind === 'mines' && trade.type === 'underground' ? '地下开采' : '露天开采'],
        ['生产规模', trade.kind === 'mines' ? `${trade.capacity}.00 万吨/年` : ''],
      ['矿区面积', `${licence?.area.toFixed(4) ?? ''} 平方公里`], ['开采深度', licence?.elevation ?? ''],
        ['有效期限', `${dayWords(licence?.issuedOn ?? c.on)} 至 ${dayWords(c.expired ? c.until : licence?.validUntil ?? c.until)}`]],
  })
  return finish(sheet)
}

/** 民用爆炸物品生产许可证. */
export async function productionLicence(c: Context): Promise<Uint8Array> {
  const { trade } = c.e
  const products = trade.kind === 'civil-explosives' ? trade.products : []
  const units: Record<string, string> = { t: '吨', pieces: '万发', m: '万米' }
  const sheet = await certificate(c, {
    head: '民用爆炸物品生产许可证', issuer: '云岭省工业和信息化厅', foot: '品种、产量和生产地址以本证所载为准，变更的应当重新申请',
    rows: [['编　　号', `MB生许证字〔98${c.random.fork('mb').int(10, 99)}〕号`], ['企业名称', c.name], ['法定代表人', c.e.principal.name],
      ['登记类型', c.e.economicType.zh], ['生产地址', c.e.address],
      ['许可品种', products.map((x) => `${x.name} ${x.capacity.toLocaleString('en')} ${units[x.unit] ?? x.unit}/年`).join('\n')],
        ['有效期限', term(c)]],
  })
  return finish(sheet)
}
