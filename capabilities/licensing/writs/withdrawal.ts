import type { z } from 'zod'
import { text } from './input.ts'
import { drawMeasure, measureInput, resting } from './measure.ts'

export const withdrawalInput = measureInput.extend({ compensation: text })
export type WithdrawalInput = z.input<typeof withdrawalInput>

/** 撤回行政许可决定书: the law or the circumstances changed; says what is made good (许可法 §8). Returns a PDF; throws ZodError when the input is not whole. */
export async function drawWithdrawal(input: WithdrawalInput): Promise<Uint8Array> {
  const w = withdrawalInput.parse(input)
  return drawMeasure('withdrawal', w, (writ) => {
    writ.paragraph(`为了公共利益的需要，${resting(w).replace('综上，', '')}撤回已经生效的安全生产许可，上述许可证不再有效。你单位应当停止许可的生产活动，交回许可证正本、副本。`)
    writ.paragraph(`由此给你单位造成的财产损失，本机关依法给予补偿：${w.compensation}`)
  })
}
