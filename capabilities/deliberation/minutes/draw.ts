import { document, type Doc } from '../../../adapters/pdf/document.ts'
import { colours, mm } from '../../../adapters/pdf/sheet.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import type { MeetingConcluded } from '../facts.ts'
import { named } from '../rules/mandatory.ts'
import { choiceWords, flagWords, quorumWords, votingWords } from '../words.ts'

type Concluded = FactOf<typeof MeetingConcluded>
type Item = Concluded['body']['items'][number]
export type MinutesInput = { fact: Concluded; authority: string; watermark: string | null }

const local = (moment: string) => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString()
const clock = (moment: string) => local(moment).slice(11, 16)
const longDate = (moment: string) => {
  const [year, month, day] = local(moment).slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}
const names = (people: readonly { name: string }[]) => people.map((p) => p.name).join('、') || '无'
const minutesOf = (seconds: number) => `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`

/** 集体审议会议纪要 as PDF bytes, from the fact alone: attendance, quorum, each case with recusals, votes, reasons, dissent and result. */
export async function drawMinutes({ fact, authority, watermark }: MinutesInput): Promise<Uint8Array> {
  const { body: b } = fact
  const doc = await document({
    title: `集体审议会议纪要（${b.number}）`, author: authority, subject: '集体审议会议纪要', keywords: [b.number, 'minutes of deliberation'], createdAt: new Date(fact.recordedAt), lang: 'zh-CN', pageNumbers: true,
    margins: { left: mm(25), right: mm(25), top: mm(22), bottom: mm(18) }, ...(watermark ? { watermark } : {}),
  })
  head(doc, authority, b.number)
  doc.fields([
    ['时间', `${longDate(b.openedAt)} ${clock(b.openedAt)} 至 ${clock(fact.recordedAt)}`], ['地点', b.place], ['主持人', b.chair.name],
    ['法定人数', `成员 ${b.members.length} 人，${quorumWords[b.quorum].zh}，须到会 ${b.needed} 人`], ['表决方式', votingWords[b.voting].zh],
  ])
  part(doc, '一、到会情况')
  doc.table([{ title: '成员', share: 3 }, { title: '到会', share: 2, align: 'centre' }, { title: '离会', share: 4, align: 'centre' }],
    b.members.map((m) => [m.id === b.chair.id ? `${m.name}（主持人）` : m.name, m.cameAt ? clock(m.cameAt) : '缺席', m.leftAt ? `${clock(m.leftAt)}${m.backAt ? `，${clock(m.backAt)} 返回` : ''}` : '—']))
  part(doc, '二、审议事项')
  b.items.forEach((item, i) => drawItem(doc, b, item, i))
  part(doc, '三、会前查阅')
  doc.paragraph('各成员打开材料的份数和阅读时间由其页面计量。', { size: 10.5, colour: colours.quiet })
  doc.table([{ title: '案号', share: 3 }, { title: '成员', share: 2 }, { title: '打开材料', share: 2, align: 'centre' }, { title: '阅读时间', share: 2, align: 'centre' }], looks(b))
  close(doc, authority, fact.recordedAt)
  return doc.bytes()
}

function head(doc: Doc, authority: string, number: string) {
  const { frame, width } = doc.page
  doc.heading(authority, { size: Math.min(28, (frame.right - frame.left - 40) / [...authority].length), weight: 'bold', colour: colours.red, align: 'centre', spacing: 3, after: 4 })
  doc.paragraph(number, { size: 12, align: 'centre', leading: 1.8 })
  doc.space(3)
  doc.ruleAt([frame.left, doc.y], [width - frame.left, doc.y], 2, colours.red)
  doc.space(14)
  doc.heading('集体审议会议纪要', { size: 21, weight: 'bold', align: 'centre', spacing: 1, after: 8 })
}

function part(doc: Doc, title: string) {
  doc.space(8)
  doc.keep(70)
  doc.paragraph(title, { size: 13, weight: 'bold', leading: 1.6, after: 3 })
}

function drawItem(doc: Doc, b: Concluded['body'], item: Item, i: number) {
  doc.keep(110)
  doc.paragraph(`（${i + 1}）${item.enterprise}（${item.number}）`, { size: 12, weight: 'bold', leading: 1.7, after: 2 })
  const outcome = item.result === null ? `未作决定：${item.reason}` : item.result === 'defer' ? '缓议，另行安排审议' : `决定${choiceWords[item.result].zh}`
  doc.fields([
    ['审议理由', named(item.rules).zh], ['承办人汇报', item.presenter ? `${item.presenter}：${item.summary}` : '未汇报'], ...(item.scope ? [['许可范围', item.scope] as const] : []),
    ['回避', item.recused.map((r) => `${r.name}（${r.reason}）`).join('、') || '无'], ['缺席', names(item.absent)], ...(item.left?.length ? [['中途离会', names(item.left)] as const] : []), ...(item.presided && item.presided !== b.chair.name ? [['代为主持', item.presided] as const] : []),
    ...(item.seconds === null ? [] : [['审议用时', minutesOf(item.seconds)] as const]), ['结果', outcome],
  ])
  doc.space(5)
  if (item.tally) doc.paragraph(`表决：准予 ${item.tally.grant} 票，不予 ${item.tally.refuse} 票，缓议 ${item.tally.defer} 票。`, { size: 11.5, leading: 1.7 })
  if (item.votes.length && b.voting === 'named') doc.table([{ title: '成员', share: 3.4 }, { title: '表决', share: 2, align: 'centre' }, { title: '理由', share: 6.6 }],
    item.votes.map((v) => [item.dissent.some((d) => d.id === v.member.id) ? `${v.member.name}（不同意见）` : v.member.name, choiceWords[v.vote!].zh, v.reasons!]))
  if (item.votes.length && b.voting === 'secret') doc.table([{ title: '成员', share: 3 }, { title: '封存选票号', share: 8 }], item.votes.map((v) => [v.member.name, v.sealed!]))
  if (item.flags.length) doc.paragraph(`提示：${item.flags.map((f) => flagWords[f].zh).join('；')}。`, { size: 11, colour: colours.red, leading: 1.7 })
  doc.space(6)
}

const looks = (b: Concluded['body']) => b.items.filter((i) => i.result !== null).flatMap((i) => b.members.map((m) => {
  const look = i.looks.find((l) => l.member === m.id)
  return [i.number, m.name, look?.papers ? `${look.papers} 份` : '未打开', look ? minutesOf(look.seconds) : '—']
}))

const radius = mm(20)
function close(doc: Doc, authority: string, at: string) {
  doc.space(10)
  doc.keep(radius * 2 + 20)
  const wide = Math.max(doc.width(authority, 13), radius * 2)
  const x = doc.page.frame.right - wide
  const top = doc.y
  doc.textAt(authority, { x, width: wide, y: top + radius - 2, size: 13, align: 'centre' })
  doc.textAt(longDate(at), { x, width: wide, y: top + radius + 22, size: 13, align: 'centre' })
  doc.sealAt({ x: x + wide / 2, y: top + radius, name: authority, radius })
}
