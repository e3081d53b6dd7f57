import type { z } from 'zod'
import { drawMeasure, measureInput, resting } from './measure.ts'

/** 许可法 §70. */
export const handBack = '许可证正本、副本应当交回本机关；注销结果记入许可证登记簿，公众可以查验。'

export const cancellationInput = measureInput
export type CancellationInput = z.input<typeof cancellationInput>

/** 注销安全生产许可证决定书: closes the register's entry (许可法 §70). Returns a PDF; throws ZodError when the input is not whole. */
export async function drawCancellation(input: CancellationInput): Promise<Uint8Array> {
  const w = cancellationInput.parse(input)
  return drawMeasure('cancellation', w, (writ) => {
    writ.paragraph(`${resting(w)}注销上述许可证。${handBack}`)
  })
}
