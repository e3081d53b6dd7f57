import type { Words } from '../../../kernel/problem.ts'

/** The writs of a licensing case that can be drawn here, with their titles. The key is also the file's name. */
export const writKinds = {
  acceptance: { zh: '行政许可申请受理通知书', en: 'Notice of acceptance' },
  'non-acceptance': { zh: '行政许可申请不予受理决定书', en: 'Decision of non-acceptance' },
  'correction-notice': { zh: '行政许可申请材料补正告知书', en: 'Correction notice' },
  'exclusion-of-time': { zh: '行政许可期限除外时间告知书', en: 'Notice of time not counted' },
  grant: { zh: '准予行政许可决定书', en: 'Decision of grant' },
  refusal: { zh: '不予行政许可决定书', en: 'Decision of refusal' },
  'public-notice': { zh: '安全生产许可公示', en: 'Public notice' },
  'service-receipt': { zh: '送达回证', en: 'Service receipt' },
  suspension: { zh: '暂扣安全生产许可证决定书', en: 'Decision of suspension' },
  revocation: { zh: '吊销安全生产许可证决定书', en: 'Decision of revocation' },
  annulment: { zh: '撤销行政许可决定书', en: 'Decision of annulment' },
  withdrawal: { zh: '撤回行政许可决定书', en: 'Decision of withdrawal' },
  cancellation: { zh: '注销安全生产许可证决定书', en: 'Decision of cancellation' },
  licence: { zh: '安全生产许可证', en: 'Work-safety licence' },
} as const satisfies Record<string, Words>

/** What stands in a case's file: the licence also as OFD. */
export const filedKinds = { ...writKinds, 'licence-ofd': { zh: '安全生产许可证（OFD）', en: 'Work-safety licence (OFD)' } } as const satisfies Record<string, Words>

export type WritKind = keyof typeof writKinds

/** A print of the licence that a later one of its kind has replaced; `writs` in their order. */
export const isOldPrint = (writs: readonly { id: string; kind: string }[], writ: { id: string; kind: string }) =>
  ['licence', 'licence-ofd'].includes(writ.kind) && writs.findLast(({ kind }) => kind === writ.kind)?.id !== writ.id
