import { z } from 'zod'
import { basis, caseHead, day, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { chinese, cite, longDate } from './words.ts'
import { allAtOnce } from './sentences.ts'

export const correctionNoticeInput = caseHead.extend({
  matter: text,
  receivedOn: day,
  basis,
  items: z.array(z.object({
    /** The material or the field. */
    title: text,
    /** What is missing or wrong. */
    problem: text,
    /** What cures it. */
    remedy: text,
    clause: z.string().optional(),
    /** Told before and not cured: the only kind of item, with new material, that a later notice may hold. */
    repeated: z.boolean().default(false),
  })).min(1),
  /** Which notice of this case: the first is 1. */
  round: z.int().positive().default(1),
  /** How to answer: where, in which form. */
  howToAnswer: text,
  /** The day that the answer is asked for, when the authority sets one. */
  answerBy: day.optional(),
})
export type CorrectionNoticeInput = z.input<typeof correctionNoticeInput>

/**
 * 补正告知书: one notice with every item that has to be corrected (许可法 §32 (1) 4). Returns a PDF; throws ZodError when the input is not
 * whole.
 */
export async function drawCorrectionNotice(input: CorrectionNoticeInput): Promise<Uint8Array> {
  const w = correctionNoticeInput.parse(input)
  return drawWrit('correction-notice', w, (writ) => {
    writ.addressee(w.addressee)
    writ.paragraph(`本机关于${longDate(w.receivedOn)}收到你单位${w.round > 1 ? '补正后的' : '提出的'}${w.matter}申请材料（案号：${w.caseNumber}）。`
      + `经审查，申请材料不齐全或者不符合法定形式。依据${cite(w.basis)}的规定，现将需要补正的全部内容一次告知如下：`)
    writ.part(`一、需要补正的内容（共${chinese(w.items.length)}项）`)
    writ.doc.table(
      [{ title: '序号', share: 1, align: 'centre' }, { title: '材料或事项', share: 3 }, { title: '存在的问题', share: 4 },
        { title: '补正要求', share: 4 }, { title: '依据', share: 2.6 }],
      w.items.map((item, i) => [
        `${i + 1}`, item.title + (item.repeated ? '\n（前次告知，尚未补正）' : ''), item.problem, item.remedy, item.clause ?? '—',
      ]),
    )
    writ.part('二、如何补正')
    writ.paragraph(w.howToAnswer + (w.answerBy ? `请于${longDate(w.answerBy)}前提交。` : ''))
    writ.paragraph(allAtOnce)
  })
}
