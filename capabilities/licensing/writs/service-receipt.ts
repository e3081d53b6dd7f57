import { z } from 'zod'
import type { Doc } from '../../../adapters/pdf/document.ts'
import { caseHead, day, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { longDate } from './words.ts'

const means = {
  direct: '直接送达', lien: '留置送达', post: '邮寄送达', electronic: '电子送达', entrusted: '委托送达', announcement: '公告送达',
} as const

export const serviceReceiptInput = caseHead.extend({
  matter: text,
  writs: z.array(z.object({ title: text, number: text, copies: z.int().positive().default(1) })).min(1),
  place: text,
  means: z.enum(Object.keys(means) as [keyof typeof means, ...(keyof typeof means)[]]),
  /** The officers who serve; two where it is done in person. */
  servers: z.array(text).min(1),
  /** Empty lines are left for a hand where nothing is known yet. */
  received: z.object({ by: text, on: day, relation: text.optional() }).optional(),
  /** Why it was refused or left, who witnessed it, or the receipt of the electronic system. */
  remark: text.optional(),
})
export type ServiceReceiptInput = z.input<typeof serviceReceiptInput>

/** 送达回证. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawServiceReceipt(input: ServiceReceiptInput): Promise<Uint8Array> {
  const w = serviceReceiptInput.parse(input)
  return drawWrit('service-receipt', w, (writ) => {
    const names = w.writs.map((one) => `${one.title}（${one.number}）${one.copies}份`)
    grid(writ.doc, [
      ['事　　由', w.matter, 26],
      ['案　　号', w.caseNumber, 26],
      ['送达文书名称\n及文号、份数', names.join('\n'), 26],
      ['受送达人', w.addressee, 26],
      ['送达地点', w.place, 26],
      ['送达方式', means[w.means], 26],
      ['送　达　人\n（签名）', w.servers.join('　　'), 36],
      ['受送达人签收', w.received ? `${w.received.by}\n${longDate(w.received.on)}` : '（签名或盖章）\n收到日期：　　　　年　　月　　日', 42],
      ['代收人签名及与\n受送达人关系', w.received?.relation ?? '', 36],
      ['备　　注', w.remark ?? '', 42],
    ])
  }, { copies: `本回证由送达人收回存卷。${guidance}` })
}

const guidance = '受送达人拒绝接收的，送达人在备注栏注明拒收的事由和日期，由见证人签名；'
  + '电子送达的，以信息到达受送达人特定系统的日期为送达日期。'

type Row = readonly [label: string, value: string, least: number]

/** A form with ruled cells: the label centred, the value beside it, each row at least so high. */
function grid(doc: Doc, rows: readonly Row[]): void {
  const { left, right } = doc.page.frame
  const label = 120
  const style = { size: 11.5, leading: 1.5 }
  for (const [name, value, least] of rows) {
    const box = { x: left + label + 10, width: right - left - label - 20 }
    const [nameHeight, valueHeight] = [doc.measure(name, { ...style, width: label }), doc.measure(value, { ...style, ...box })]
    const height = Math.max(least, nameHeight + 9, valueHeight + 9)
    doc.keep(height)
    const top = doc.y
    doc.boxAt({ x: left, y: top, width: label, height }, undefined, [0.1, 0.1, 0.12])
    doc.boxAt({ x: left + label, y: top, width: right - left - label, height }, undefined, [0.1, 0.1, 0.12])
    doc.paragraphAt(name, top + (height - nameHeight) / 2, { ...style, x: left, width: label, align: 'centre' })
    doc.paragraphAt(value, top + (height - valueHeight) / 2, { ...style, ...box, align: 'left' })
    doc.space(height)
  }
}
