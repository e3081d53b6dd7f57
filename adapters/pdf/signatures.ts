import { baseline } from './flow.ts'
import { keep, ruleAt, textAt } from './sheet.ts'
import type { Sheet } from './sheet.ts'

export type Signature = {
  /** Who signs here, e.g. 送达人. */
  label: string
  /** What stands on the line already; empty for a hand to fill. */
  value?: string
}

/** Lines to sign on, two beside each other. */
export function signatures(sheet: Sheet, blocks: readonly Signature[]): void {
  const size = 11
  const rowHeight = 34
  const { left, right } = sheet.frame
  const column = (right - left) / 2
  for (let i = 0; i < blocks.length; i += 2) {
    keep(sheet, rowHeight)
    const y = sheet.y + baseline(size, rowHeight)
    blocks.slice(i, i + 2).forEach((block, n) => {
      const x = left + column * n
      const start = x + size * ([...block.label].length + 1)
      textAt(sheet, `${block.label}：`, { x, y, size })
      textAt(sheet, block.value ?? '', { x: start + 4, y, size })
      ruleAt(sheet, [start, y + 4], [x + column - 18, y + 4], 0.5)
    })
    sheet.y += rowHeight
  }
}
