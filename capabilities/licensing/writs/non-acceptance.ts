import { z } from 'zod'
import { basis, caseHead, day, remedies, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { cite, longDate, remedySentence } from './words.ts'

export const nonAcceptanceInput = caseHead.extend({
  matter: text,
  receivedOn: day,
  ground: z.discriminatedUnion('kind', [
    /** 许可法 §32 (1) 1: no licence is needed. */
    z.object({ kind: z.literal('not-needed') }),
    /** 许可法 §32 (1) 2: another authority is competent, and the applicant is told which. */
    z.object({ kind: z.literal('not-competent'), competent: text }),
    /** 许可法 §78, §79: barred from applying after false material or fraud. */
    z.object({ kind: z.literal('barred'), until: day }),
  ]),
  /** The facts of this case, in full sentences. */
  explanation: text,
  basis,
  remedies,
})
export type NonAcceptanceInput = z.input<typeof nonAcceptanceInput>

/** 不予受理决定书 with its ground and the remedies. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawNonAcceptance(input: NonAcceptanceInput): Promise<Uint8Array> {
  const w = nonAcceptanceInput.parse(input)
  return drawWrit('non-acceptance', w, (writ) => {
    writ.addressee(w.addressee)
    writ.paragraph(`本机关于${longDate(w.receivedOn)}收到你单位提出的${w.matter}申请（案号：${w.caseNumber}）。经审查，${groundOf(w.ground)}具体情况如下：`)
    writ.paragraph(w.explanation)
    writ.paragraph(`依据${cite(w.basis)}的规定，本机关决定不予受理。${advice(w.ground)}`)
    writ.paragraph(remedySentence(w.remedies))
  })
}

type Ground = z.output<typeof nonAcceptanceInput>['ground']

const groundOf = (ground: Ground) => ({
  'not-needed': '该事项依法不需要取得行政许可。',
  'not-competent': '该事项依法不属于本机关职权范围。',
  barred: '你单位依法在一定期限内不得再次申请该行政许可。',
})[ground.kind]

function advice(ground: Ground): string {
  if (ground.kind === 'not-competent') return `请依法向${ground.competent}提出申请。你单位提交的申请材料随本决定书退回。`
  if (ground.kind === 'barred') return `上述限制至${longDate(ground.until)}届满，届满后可以重新提出申请。`
  return '你单位提交的申请材料随本决定书退回。'
}
