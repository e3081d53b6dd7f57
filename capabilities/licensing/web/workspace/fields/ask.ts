import type { Answer, Field } from '../../../sectors/sector.ts'

/** What one question of a form works with. */
export type Ask = {
  field: Field
  /** The place inside the answers, as the error summary names it: `products.0.cas`. */
  name: string
  value: Answer | undefined
  onValue: (value: Answer) => void
  /** What is wrong with the value at a place, where it is to be shown. */
  errorOf: (name: string) => string | undefined
}
