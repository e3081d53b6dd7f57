import { z } from 'zod'
import { day } from './input.ts'
import { drawMeasure, measureInput, resting } from './measure.ts'
import { longDate } from './words.ts'
import { meanwhile } from './sentences.ts'

export const suspensionInput = measureInput.extend({ from: day, until: day, days: z.int().positive() })
export type SuspensionInput = z.input<typeof suspensionInput>

/** 暂扣安全生产许可证决定书, with the first and the last day (条例 §14). Returns a PDF; throws ZodError when the input is not whole. */
export async function drawSuspension(input: SuspensionInput): Promise<Uint8Array> {
  const w = suspensionInput.parse(input)
  return drawMeasure('suspension', w, (writ) => {
    writ.paragraph(`${resting(w)}暂扣上述许可证，期限自${longDate(w.from)}起至${longDate(w.until)}止，共${w.days}日。`)
    writ.paragraph(meanwhile)
  })
}
