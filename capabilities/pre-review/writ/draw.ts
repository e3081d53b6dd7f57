import { document, type Doc } from '../../../adapters/pdf/document.ts'
import { colours, mm } from '../../../adapters/pdf/sheet.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import type { PreReviewAdvised } from '../facts.ts'
import { words } from '../words.ts'

type Advised = FactOf<typeof PreReviewAdvised>
type Item = Advised['body']['items'][number]
/** `free`: the clause by which nothing is charged. */
export type PaperInput = { fact: Advised; authority: string; free: string; watermark: string | null }

const localDay = (moment: string) => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10)
const longDate = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 预审意见书 as PDF bytes, from the fact alone: what is to be improved first, then what is good already. Throws nothing but what PDF drawing throws. */
export async function drawPaper({ fact, authority, free, watermark }: PaperInput): Promise<Uint8Array> {
  const { body: b } = fact
  const on = localDay(fact.recordedAt)
  const doc = await document({
    title: `预审意见书（${b.number}）`, author: authority, subject: '预审意见书', keywords: [b.number, 'pre-review'], createdAt: new Date(fact.recordedAt), lang: 'zh-CN', pageNumbers: true,
    margins: { left: mm(25), right: mm(25), top: mm(22), bottom: mm(18) }, ...(watermark ? { watermark } : {}),
  })
  head(doc, authority, b.number)
  doc.paragraph(`${b.enterprise}：`, { size: 13, leading: 1.75 })
  doc.paragraph(`应你单位请求，本机关对照${words[`sector.${b.sector}`]!.zh}安全生产许可证的申请材料清单和安全生产条件进行了${b.round > 1 ? '改进后的复看' : '预审'}${b.visit ? `，并约定于${longDate(b.visit)}到现场查看` : ''}。意见如下：`, { size: 13, leading: 1.75, indent: 2 })
  doc.paragraph(b.summary, { size: 13, leading: 1.75, indent: 2 })
  const of = (...wanted: string[]) => b.items.filter((item) => wanted.includes(item.result))
  list(doc, '一、建议改进', of('missing', 'improve'), '没有需要改进的事项。')
  brief(doc, '二、良好', of('good'))
  brief(doc, '三、不适用', of('not-applicable'))
  part(doc, '说明')
  doc.paragraph(`预审依企业自愿，不收取任何费用（${free}），不是申请许可的前置条件，也不起算办理期限；预审意见供改进参考，不是行政决定，正式申请另行依法审查，由没有做过预审的人员作出决定。`, { size: 11, leading: 1.7, indent: 2, colour: colours.quiet })
  close(doc, authority, on)
  return doc.bytes()
}

function head(doc: Doc, authority: string, number: string) {
  const { frame, width } = doc.page
  doc.heading(authority, { size: Math.min(28, (frame.right - frame.left - 40) / [...authority].length), weight: 'bold', colour: colours.red, align: 'centre', spacing: 3, after: 4 })
  doc.paragraph(number, { size: 12, align: 'centre', leading: 1.8 })
  doc.space(3)
  doc.ruleAt([frame.left, doc.y], [width - frame.left, doc.y], 2, colours.red)
  doc.space(14)
  doc.heading('预审意见书', { size: 21, weight: 'bold', align: 'centre', spacing: 1, after: 8 })
}

function part(doc: Doc, title: string) {
  doc.space(8)
  doc.keep(60)
  doc.paragraph(title, { size: 12.5, weight: 'bold', leading: 1.6, after: 3 })
}

function list(doc: Doc, title: string, items: readonly Item[], none: string) {
  part(doc, title)
  if (items.length === 0) return doc.paragraph(none, { size: 12, leading: 1.7, indent: 2 })
  doc.table([{ title: '序号', share: 1, align: 'centre' }, { title: '事项', share: 4 }, { title: '情况', share: 1.6, align: 'centre' }, { title: '改进建议', share: 6 }],
    items.map((item, i) => [String(i + 1), item.title.zh, words[`result.${item.result}`]!.zh, item.advice]))
}

function brief(doc: Doc, title: string, items: readonly Item[]) {
  if (items.length === 0) return
  part(doc, title)
  doc.paragraph(`${items.map((item) => item.title.zh + (item.advice ? `（${item.advice}）` : '')).join('；')}。`, { size: 11.5, leading: 1.7, indent: 2 })
}

const radius = mm(20)
function close(doc: Doc, authority: string, on: string) {
  doc.space(10)
  doc.keep(radius * 2 + 20)
  const wide = Math.max(doc.width(authority, 13), radius * 2)
  const x = doc.page.frame.right - wide
  const top = doc.y
  doc.textAt(authority, { x, width: wide, y: top + radius - 2, size: 13, align: 'centre' })
  doc.textAt(longDate(on), { x, width: wide, y: top + radius + 22, size: 13, align: 'centre' })
  doc.sealAt({ x: x + wide / 2, y: top + radius, name: authority, radius })
}
