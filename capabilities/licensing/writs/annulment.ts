import type { z } from 'zod'
import { text } from './input.ts'
import { barred, barSentence, drawMeasure, measureInput, resting } from './measure.ts'

/** `compensation`: what is made good where the holder is not to blame (许可法 §69 (4)); a bar goes with fraud, which protects nothing. */
export const annulmentInput = measureInput.extend({ compensation: text.nullable().default(null), bar: barred })
export type AnnulmentInput = z.input<typeof annulmentInput>

/** 撤销行政许可决定书: the grant itself was wrong. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawAnnulment(input: AnnulmentInput): Promise<Uint8Array> {
  const w = annulmentInput.parse(input)
  return drawMeasure('annulment', w, (writ) => {
    writ.paragraph(`${resting(w)}撤销准予许可的决定，上述许可证不再有效。你单位应当立即停止许可的生产活动，交回许可证正本、副本。`)
    writ.paragraph(consequence(w))
  })
}

const consequence = ({ bar, compensation }: z.output<typeof annulmentInput>) => (bar
  ? `你单位基于该行政许可取得的利益不受保护。${barSentence(bar)}`
  : `你单位的合法权益因此受到损害的，${compensation ? `本机关按下列方式赔偿：${compensation}` : '可以依法向本机关申请赔偿。'}`)
