import { z } from 'zod'
import { basis, day, head, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { chinese, cite, longDate } from './words.ts'

export const publicNoticeInput = head.extend({
  /** What is granted, e.g. 危险化学品生产企业安全生产许可证. */
  matter: text,
  basis,
  entries: z.array(z.object({
    enterprise: text, creditCode: z.string(), scope: text, decision: z.enum(['granted', 'refused']), decidedOn: day, caseNumber: z.string(),
  })).min(1),
  /** Until when objections are heard, both days included. */
  period: z.object({ from: day, until: day }),
  /** How to object: telephone, e-mail, page, mailbox. */
  objections: text,
})
export type PublicNoticeInput = z.input<typeof publicNoticeInput>

/** 公示: decisions are open to everybody (许可法 §40), and objections are heard. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawPublicNotice(input: PublicNoticeInput): Promise<Uint8Array> {
  const w = publicNoticeInput.parse(input)
  return drawWrit('public-notice', w, (writ) => {
    writ.paragraph(`依据${cite(w.basis)}的规定，现将${chinese(w.entries.length)}项${w.matter}行政许可决定予以公示，`
      + `公示期自${longDate(w.period.from)}至${longDate(w.period.until)}。`)
    writ.doc.space(8)
    writ.doc.table(
      [{ title: '序号', share: 0.9, align: 'centre' }, { title: '企业名称、信用代码', share: 4.7 }, { title: '许可范围', share: 3.9 },
        { title: '决定', share: 1.2, align: 'centre' }, { title: '决定日期', share: 2.8, align: 'centre' }],
      w.entries.map((entry, i) => [
        `${i + 1}`, `${entry.enterprise}\n${entry.creditCode}`, entry.scope,
        entry.decision === 'granted' ? '准予' : '不予', longDate(entry.decidedOn),
      ]),
    )
    writ.doc.space(8)
    writ.paragraph(`公示期内，任何单位和个人对公示内容有异议的，可以向本机关反映：${w.objections}`)
    writ.paragraph('反映情况应当客观真实，并尽量提供证据和联系方式。本机关对反映人的信息依法保密，并将核实处理结果告知反映人。')
  }, { title: `关于${w.matter}\n行政许可决定的公示`, copies: '本公示在本机关政务网站和办事大厅公布，一份存卷。' })
}
