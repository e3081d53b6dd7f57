import { z } from 'zod'
import { basis, caseHead, day, remedies, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { cite, longDate, remedySentence } from './words.ts'

export const refusalInput = caseHead.extend({
  matter: text,
  acceptedOn: day,
  basis,
  /** Why: each fact with the condition that it fails and the clause of that condition. */
  reasons: z.array(z.object({ condition: text, finding: text, evidence: text.optional(), clause: text })).min(1),
  /** What whoever decided wrote beside the findings. */
  opinion: text.optional(),
  /** What the applicant said in defence and what became of it. */
  representations: text.optional(),
  remedies,
})
export type RefusalInput = z.input<typeof refusalInput>

/** 不予许可决定书: written, with reasons and remedies (许可法 §38 (2)). Returns a PDF; throws ZodError when the input is not whole. */
export async function drawRefusal(input: RefusalInput): Promise<Uint8Array> {
  const w = refusalInput.parse(input)
  return drawWrit('refusal', w, (writ) => {
    writ.addressee(w.addressee)
    writ.paragraph(`你单位提出的${w.matter}申请（案号：${w.caseNumber}），本机关已于${longDate(w.acceptedOn)}受理。经审查，你单位不符合下列安全生产条件：`)
    const parts = ['不予许可的理由', ...(w.representations ? ['陈述和申辩'] : []), '决定', '救济途径']
    const part = (title: string) => writ.part(`${'一二三四'[parts.indexOf(title)]}、${title}`)
    part('不予许可的理由')
    writ.doc.table(
      [{ title: '序号', share: 1, align: 'centre' }, { title: '安全生产条件', share: 3.4 },
        { title: '查明的事实和证据', share: 6.2 }, { title: '依据', share: 2.8 }],
      w.reasons.map((r, i) => [`${i + 1}`, r.condition, r.finding + (r.evidence ? `\n证据：${r.evidence}` : ''), r.clause]),
    )
    if (w.representations) {
      part('陈述和申辩')
      writ.paragraph(w.representations)
    }
    part('决定')
    if (w.opinion) writ.paragraph(w.opinion)
    writ.paragraph(`综上，依据${cite(w.basis)}的规定，本机关决定不予行政许可。你单位具备安全生产条件后，可以重新提出申请。`)
    part('救济途径')
    writ.paragraph(remedySentence(w.remedies))
  })
}
