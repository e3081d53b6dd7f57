import { PDFDocument, concatTransformationMatrix } from '@cantoo/pdf-lib'
import { heading, paragraph } from '../../adapters/pdf/flow.ts'
import { embedFonts } from '../../adapters/pdf/fonts.ts'
import { addPage, beginPage, boxAt, colours, keep, mm, ruleAt, textAt } from '../../adapters/pdf/sheet.ts'
import type { Sheet } from '../../adapters/pdf/sheet.ts'
import { table } from '../../adapters/pdf/table.ts'
import type { Column, TableStyle } from '../../adapters/pdf/table.ts'
import type { Day } from '../types.ts'
import { dayWords } from './context.ts'
import type { Context } from './context.ts'
import { stamp } from './stamp.ts'

const a4 = { short: 595.28, long: 841.89 }

export type PaperInit = {
  title: string
  author: string
  on: Day
  landscape?: boolean
  /** Degrees by which a copy lies askew on the glass; its paper is grey and its edges show. */
  askew?: number
  /** Small words above the text of every page but the first. */
  running?: string
}

/** Opens A4 paper with its first page: the layout of adapters/pdf, with what drawn copies need besides (grey paper, stamps). */
export async function paper(init: PaperInit): Promise<Sheet> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  describe(pdf, init)
  const [width, height] = init.landscape ? [a4.long, a4.short] : [a4.short, a4.long]
  const frame = { left: mm(25), right: width - mm(25), top: mm(24), bottom: height - mm(22) }
  const fonts = await embedFonts(pdf)
  const backgrounds = [...(init.askew === undefined ? [] : [copied(init.askew)]), ...(init.running ? [running(init.running)] : [])]
  const sheet: Sheet = { pdf, fonts, page: pdf.addPage([width, height]), width, height, frame, y: 0, pageNumber: 0, backgrounds }
  beginPage(sheet)
  return sheet
}

/** Closes it: says on every page that it is a demonstration, numbers the pages where there are several. */
export function finish(sheet: Sheet, { numbered = true }: { numbered?: boolean } = {}): Promise<Uint8Array> {
  const pages = sheet.pdf.getPages()
  pages.forEach((page, i) => {
    sheet.page = page
    const foot = { x: 0, y: sheet.height - mm(11), width: sheet.width, size: 9, colour: colours.quiet }
    if (numbered && pages.length > 1) textAt(sheet, `— ${i + 1} —`, { ...foot, align: 'centre' })
    textAt(sheet, '演示资料，单位和人员均为虚构', { ...foot, y: sheet.height - mm(3.6), size: 7, align: 'right', width: sheet.width - mm(12) })
  })
  return sheet.pdf.save({ useObjectStreams: false, addDefaultPage: false })
}

/** The red head of an enterprise's own file, with its number and the red rule. */
export function redHead(sheet: Sheet, name: string, number: string): void {
  const words = `${name}文件`
  const { left, right } = sheet.frame
  const size = Math.min(30, ((right - left) / words.length) * 0.94)
  sheet.y += mm(8)
  heading(sheet, words, { size, weight: 'black', align: 'centre', colour: colours.red, spacing: 1, after: 18 })
  heading(sheet, number, { size: 12.5, weight: 'regular', align: 'centre', after: 6 })
  ruleAt(sheet, [left, sheet.y], [right, sheet.y], 1.6, colours.red)
  sheet.y += 26
}

export const title = (sheet: Sheet, text: string, after = 14) => heading(sheet, text, { size: 18, align: 'centre', after })
export const chapter = (sheet: Sheet, text: string) => { keep(sheet, 70); heading(sheet, text, { size: 14.5, before: 10, after: 5 }) }
export const clause = (sheet: Sheet, text: string) => { keep(sheet, 56); heading(sheet, text,
  { size: 12, weight: 'medium', before: 3, after: 2 }) }
export const body = (sheet: Sheet, ...texts: string[]) => { for (const text of texts) paragraph(sheet, text,
  { size: 11.5, leading: 1.72, indent: 2, after: 2 }) }
export const note = (sheet: Sheet, text: string) => paragraph(sheet, text, { size: 9.5, leading: 1.55, colour: colours.quiet, after: 4 })
export const caption = (sheet: Sheet, text: string) => { keep(sheet, 80); heading(sheet, text,
  { size: 11, weight: 'medium', align: 'centre', before: 6, after: 3 }) }

/** The name and the date at the lower right, with the round stamp over them unless it was forgotten. */
export function signed(sheet: Sheet, issuer: string, day: Day, { sealed }: Pick<Context, 'sealed'>, radius = mm(20)): void {
  const page = sheet.page
  keep(sheet, 118)
  if (sheet.page !== page) body(sheet, '（此页无正文）')
  sheet.y += 30
  const width = 230
  const x = sheet.frame.right - width
  textAt(sheet, issuer, { x, y: sheet.y + 22, width, align: 'centre', size: 12 })
  textAt(sheet, dayWords(day), { x, y: sheet.y + 46, width, align: 'centre', size: 12 })
  if (sealed) stamp(sheet, { x: x + width / 2 + 6, y: sheet.y + 30, name: issuer, radius })
  sheet.y += 88
}

/** A handwritten signature: the name, slanted, in the ink of a pen. */
export function signature(sheet: Sheet, name: string, x: number, y: number, size = 15): void {
  textAt(sheet, name, { x, y, size, weight: 'regular', colour: [0.1, 0.16, 0.42], spacing: -1.5 })
}

/** A portrait as certificates have it: a blue ground, head and shoulders. */
export function portrait(sheet: Sheet, x: number, y: number, width: number): void {
  const height = width * 1.4
  boxAt(sheet, { x, y, width, height }, [0.66, 0.77, 0.88], [0.55, 0.6, 0.66], 0.5)
  const bottom = y + height
  const path = `M${x + width * 0.08} ${bottom}Q${x + width * 0.1} ${bottom - height * 0.3} ${x + width * 0.5} ${bottom - height * 0.32}`
    + `Q${x + width * 0.9} ${bottom - height * 0.3} ${x + width * 0.92} ${bottom}Z`
  sheet.page.drawSvgPath(path, { x: 0, y: sheet.height, color: colourOf([0.28, 0.33, 0.42]), borderWidth: 0 })
  sheet.page.drawEllipse({ x: x + width / 2, y: sheet.height - (y + height * 0.42), xScale: width * 0.21, yScale: height * 0.19,
    color: colourOf([0.86, 0.74, 0.64]) })
  sheet.page.drawEllipse({ x: x + width / 2, y: sheet.height - (y + height * 0.3), xScale: width * 0.22, yScale: height * 0.09,
    color: colourOf([0.16, 0.15, 0.16]) })
}

/** A ruled table with some air below it. */
export function ruled(sheet: Sheet, columns: readonly Column[], lines: readonly (readonly string[])[],
  style: TableStyle = { size: 10, padding: 3 }): void {
  table(sheet, columns, lines, style)
  sheet.y += 8
}

export const newPage = (sheet: Sheet) => addPage(sheet)

const colourOf = ([red, green, blue]: readonly [number, number, number]) => ({ type: 'RGB', red, green, blue }) as never

function describe(pdf: PDFDocument, { title: name, author, on }: PaperInit): void {
  const at = new Date(`${on}T01:30:00Z`)
  pdf.setTitle(name, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setSubject('演示资料')
  pdf.setLanguage('zh-CN')
  pdf.setCreator('Anxu 安许 demo')
  pdf.setProducer('Anxu 安许 demo')
  pdf.setCreationDate(at)
  pdf.setModificationDate(at)
}

/** A photocopy: everything that follows on the page lies turned on grey glass. */
const copied = (degrees: number) => (sheet: Sheet) => {
  const { width, height } = sheet
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  boxAt(sheet, { x: 0, y: 0, width, height }, [0.8, 0.8, 0.79])
  const scale = 0.972
  const [dx, dy] = [width / 2 - scale * (cos * width / 2 - sin * height / 2), height / 2 - scale * (sin * width / 2 + cos * height / 2)]
  sheet.page.pushOperators(concatTransformationMatrix(scale * cos, scale * sin, -scale * sin, scale * cos, dx, dy))
  for (let i = 0; i < 4; i++) boxAt(sheet, { x: 3 - i, y: 5 - i, width: width - 2, height: height - 4 },
    [0.74 + i * 0.02, 0.74 + i * 0.02, 0.73 + i * 0.02])
  boxAt(sheet, { x: 0, y: 0, width, height }, [0.965, 0.962, 0.95])
}

const running = (words: string) => (sheet: Sheet) => {
  if (sheet.pdf.getPageCount() === 1) return
  textAt(sheet, words, { x: 0, y: mm(14), width: sheet.width, align: 'centre', size: 9, colour: colours.quiet })
  ruleAt(sheet, [sheet.frame.left, mm(16)], [sheet.frame.right, mm(16)], 0.4)
}
