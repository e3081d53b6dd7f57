import type { z } from 'zod'
import { barred, barSentence, drawMeasure, measureInput, resting } from './measure.ts'

export const revocationInput = measureInput.extend({ bar: barred })
export type RevocationInput = z.input<typeof revocationInput>

/** 吊销安全生产许可证决定书. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawRevocation(input: RevocationInput): Promise<Uint8Array> {
  const w = revocationInput.parse(input)
  return drawMeasure('revocation', w, (writ) => {
    writ.paragraph(`${resting(w)}吊销上述许可证。你单位应当立即停止许可的生产活动，并将许可证正本、副本交回本机关。${barSentence(w.bar)}`)
  })
}
