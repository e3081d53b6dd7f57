import { PDFDocument, PDFName, PDFStream, rgb } from '@cantoo/pdf-lib'
import type { PDFEmbeddedPage } from '@cantoo/pdf-lib'

/** A copy that was moved while it was made: every page many times, a little beside itself and pale. */
export async function blurred(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  for (const page of await pdf.embedPages(source.getPages())) {
    await page.embed()
    asGroup(pdf, page)
    drawMoved(pdf, page)
  }
  pdf.setTitle(source.getTitle() ?? '')
  pdf.setCreationDate(source.getCreationDate() ?? new Date(0))
  pdf.setModificationDate(source.getModificationDate() ?? new Date(0))
  return pdf.save({ useObjectStreams: false, addDefaultPage: false })
}

/** As a transparency group the page fades as a whole, also its stamps, which carry a transparency of their own. */
function asGroup(pdf: PDFDocument, page: PDFEmbeddedPage): void {
  const form = pdf.context.lookup(page.ref, PDFStream)
  form.dict.set(PDFName.of('Group'), pdf.context.obj({ Type: 'Group', S: 'Transparency', I: true }))
}

function drawMoved(pdf: PDFDocument, page: PDFEmbeddedPage): void {
  const copy = pdf.addPage([page.width, page.height])
  copy.drawRectangle({ x: 0, y: 0, width: page.width, height: page.height, color: rgb(0.85, 0.85, 0.83) })
  for (let i = 0; i < 9; i++) {
    const angle = (i * 2 * Math.PI) / 9
    const reach = 1.1 + (i % 3) * 0.75
    copy.drawPage(page, { x: 4 + reach * Math.cos(angle) * 1.6, y: -3 + reach * Math.sin(angle), opacity: 0.13 })
  }
}

/** What arrives when a feeder took only the first sheets: a third of the pages; of a single page, its upper part. */
export async function shortened(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const count = pdf.getPageCount()
  if (count === 1) {
    const page = pdf.getPage(0)
    page.drawRectangle({ x: 0, y: 0, width: page.getWidth(), height: page.getHeight() * 0.48, color: rgb(1, 1, 1) })
  }
  for (let i = count - 1; i >= Math.max(1, Math.ceil(count / 3)); i--) pdf.removePage(i)
  return pdf.save({ useObjectStreams: false, addDefaultPage: false })
}
