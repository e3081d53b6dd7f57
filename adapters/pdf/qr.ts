import qrcode from 'qrcode'
import { notePath, placed, rectangle } from './marks.ts'
import { colours, rgbOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

/** A QR code as vector squares, error correction M (15 %), with its quiet zone of four modules inside `size`. */
export function qrAt(sheet: Sheet, text: string, at: { x: number; y: number; size: number }): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const unit = at.size / (modules.size + 8)
  sheet.page.drawRectangle({ x: at.x, y: sheet.height - at.y - at.size, width: at.size, height: at.size, color: rgbOf([1, 1, 1]) })
  const path = runs(modules)
  notePath(sheet, { path: rectangle(at.x, at.y, at.size, at.size), fill: [1, 1, 1] })
  notePath(sheet, { path: placed(path, at.x + 4 * unit, at.y + 4 * unit, unit), fill: colours.ink })
  sheet.page.drawSvgPath(path, {
    x: at.x + 4 * unit, y: sheet.height - at.y - 4 * unit, scale: unit, color: rgbOf(colours.ink), borderWidth: 0,
  })
}

/** One rectangle for each run of dark modules in a row: no hairlines between neighbours. */
function runs(modules: { size: number; get(row: number, column: number): number | boolean }): string {
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const start = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      path += `M${start} ${row}H${column + 1}V${row + 1}H${start}Z`
    }
  }
  return path
}
