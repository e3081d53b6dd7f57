import type { Limit } from '../../law/index.ts'

/** What tells one version of one limit from every other. */
export const keyOfLimit = (l: Limit): string => `${l.id} ${l.sector ?? ''} ${l.from}`

/** What was compared with the source: when the law's data say otherwise later, the comparison no longer holds. */
export const valueOfLimit = (l: Limit): string => [l.value, l.most ?? '', l.unit, l.clause].join(' ')
