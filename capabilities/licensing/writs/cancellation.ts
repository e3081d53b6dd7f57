import type { z } from 'zod'
import { drawMeasure, measureInput, resting } from './measure.ts'
import { handBack } from './sentences.ts'

export const cancellationInput = measureInput
export type CancellationInput = z.input<typeof cancellationInput>

/** 注销安全生产许可证决定书: closes the register's entry (许可法 §70). Returns a PDF; throws ZodError when the input is not whole. */
export async function drawCancellation(input: CancellationInput): Promise<Uint8Array> {
  const w = cancellationInput.parse(input)
  return drawMeasure('cancellation', w, (writ) => {
    writ.paragraph(`${resting(w)}注销上述许可证。${handBack}`)
  })
}
