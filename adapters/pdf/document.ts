import { PDFDocument } from '@cantoo/pdf-lib'
import { fields, heading, paragraph, paragraphAt, paragraphHeight } from './flow.ts'
import type { FieldsStyle, HeadingStyle, ParagraphStyle } from './flow.ts'
import { embedFonts } from './fonts.ts'
import { border, ground, watermark } from './ornament.ts'
import type { BorderStyle } from './ornament.ts'
import type { Tape } from './marks.ts'
import { qrAt } from './qr.ts'
import { sealAt } from './seal.ts'
import type { SealAt } from './seal.ts'
import { addPage, beginPage, boxAt, colours, keep, mm, ruleAt, textAt, textWidth } from './sheet.ts'
import type { Box, Colour, Frame, Point, Sheet, TextAt } from './sheet.ts'
import { signatures } from './signatures.ts'
import type { Signature } from './signatures.ts'
import { table } from './table.ts'
import type { Column, TableStyle } from './table.ts'

export type DocumentInit = {
  title: string
  author: string
  subject: string
  keywords: readonly string[]
  /** The creation and modification date in the file; the same input gives the same bytes. */
  createdAt: Date
  /** BCP 47, e.g. `zh-CN`. */
  lang: string
  landscape?: boolean
  /** Margins in points; 26 mm at the sides, 24 mm above and 22 mm below unless said otherwise. */
  margins?: { top?: number; right?: number; bottom?: number; left?: number }
  /** Words that stand pale across every page, e.g. 演示 · 无法律效力. */
  watermark?: string
  /** Prints 第 1 页 共 3 页 at the foot of every page. */
  pageNumbers?: boolean
  /** Keeps all that is drawn, so that `tape` can give it to another format. */
  taped?: boolean
}

export type Doc = Awaited<ReturnType<typeof document>>

const a4 = { short: 595.28, long: 841.89 }

/**
 * Opens an A4 document with its first page. Text flows down from the cursor `y` and turns the page by itself; the `…At` helpers draw at a
 * fixed place. All measures are points from the top left corner.
 */
export async function document(init: DocumentInit) {
  const sheet = await open(init)
  return {
    /** The size of the paper and the edges of the text area. */
    get page() { return { width: sheet.width, height: sheet.height, frame: sheet.frame } },
    get y() { return sheet.y },
    set y(to: number) { sheet.y = to },
    heading: (text: string, style?: HeadingStyle) => heading(sheet, text, style),
    paragraph: (text: string, style?: ParagraphStyle) => paragraph(sheet, text, style),
    fields: (rows: readonly (readonly [string, string])[], style?: FieldsStyle) => fields(sheet, rows, style),
    table: (columns: readonly Column[], rows: readonly (readonly string[])[], style?: TableStyle) => table(sheet, columns, rows, style),
    signatures: (blocks: readonly Signature[]) => signatures(sheet, blocks),
    space: (points: number) => { sheet.y += points },
    /** Turns the page unless so much height is left. */
    keep: (height: number) => keep(sheet, height),
    newPage: () => addPage(sheet),
    /** How many pages there are so far. */
    get pages() { return sheet.pdf.getPageCount() },
    measure: (text: string, style?: ParagraphStyle) => paragraphHeight(sheet, text, style),
    width: (text: string, size: number, weight?: TextAt['weight'], spacing?: number) => textWidth(sheet, text, size, weight, spacing),
    textAt: (text: string, at: TextAt) => textAt(sheet, text, at),
    paragraphAt: (text: string, y: number, style: ParagraphStyle & { x: number; width: number }) => paragraphAt(sheet, text, y, style),
    ruleAt: (from: Point, to: Point, thickness?: number, colour?: Colour) => ruleAt(sheet, from, to, thickness, colour),
    boxAt: (box: Box, fill?: Colour, stroke?: Colour, thickness?: number) => boxAt(sheet, box, fill, stroke, thickness),
    qrAt: (text: string, at: { x: number; y: number; size: number }) => qrAt(sheet, text, at),
    sealAt: (at: SealAt) => sealAt(sheet, at),
    /** Draws a border on this page and on every page that follows. */
    border: (style?: BorderStyle) => {
      sheet.backgrounds.push((on) => border(on, style))
      border(sheet, style)
    },
    ground: (at: { x: number; y: number; radius: number }, colour?: Colour) => ground(sheet, at, colour),
    /** What was drawn so far, where the document was opened with `taped`. */
    get tape(): Tape {
      const { title, author, subject, keywords, createdAt } = init
      return { title, author, subject, keywords, createdAt, width: sheet.width, height: sheet.height, pages: sheet.pdf.getPageCount(), marks: sheet.tape ?? [], seals: sheet.seals ?? [] }
    },
    /** Closes the document. The cross-reference table is written plainly, which every signer and reader understands. */
    bytes: async (): Promise<Uint8Array> => {
      if (init.pageNumbers) numberPages(sheet)
      return sheet.pdf.save({ useObjectStreams: false, addDefaultPage: false })
    },
  }
}

async function open(init: DocumentInit): Promise<Sheet> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  describe(pdf, init)
  const [width, height] = init.landscape ? [a4.long, a4.short] : [a4.short, a4.long]
  const fonts = await embedFonts(pdf)
  const backgrounds = init.watermark ? [(sheet: Sheet) => watermark(sheet, init.watermark!)] : []
  const page = pdf.addPage([width, height])
  const sheet: Sheet = { pdf, fonts, page, width, height, frame: frameOf(init, width, height), y: 0, backgrounds, pageNumber: 0, ...(init.taped ? { tape: [], seals: [] } : {}) }
  beginPage(sheet)
  return sheet
}

function describe(pdf: PDFDocument, init: DocumentInit): void {
  pdf.setTitle(init.title, { showInWindowTitleBar: true })
  pdf.setAuthor(init.author)
  pdf.setSubject(init.subject)
  pdf.setKeywords([...init.keywords])
  pdf.setLanguage(init.lang)
  pdf.setCreator('Anxu 安许')
  pdf.setProducer('Anxu 安许')
  pdf.setCreationDate(init.createdAt)
  pdf.setModificationDate(init.createdAt)
}

function frameOf({ margins = {} }: DocumentInit, width: number, height: number): Frame {
  const { left = mm(26), right = mm(26), top = mm(24), bottom = mm(22) } = margins
  return { left, right: width - right, top, bottom: height - bottom }
}

function numberPages(sheet: Sheet): void {
  const pages = sheet.pdf.getPages()
  pages.forEach((page, i) => {
    sheet.page = page
    sheet.pageNumber = i
    const text = `第 ${i + 1} 页　共 ${pages.length} 页`
    textAt(sheet, text, { x: 0, y: sheet.height - mm(11), width: sheet.width, align: 'centre', size: 9, colour: colours.quiet })
  })
}
