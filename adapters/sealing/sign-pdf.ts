import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { Sealer } from './port.ts'

export type SealWords = {
  /** Why it was sealed, e.g. 准予行政许可决定. */
  reason: string
  /** Where, e.g. 云滇省昆池市. */
  location: string
  /** The time of signing that the file states; covered by the signature. */
  at: Date
  /** Who seals: the authority. */
  name: string
}

/** Wider than any offset of a file below 10 GB. */
const blank = '*'.repeat(10)

/**
 * Seals a PDF: PAdES baseline B (ETSI EN 319 142-1), SubFilter ETSI.CAdES.detached, as an incremental update, so that earlier seals stay
 * intact. The picture of a seal is not drawn here: it is part of the page. Throws when the bytes are not a PDF.
 */
export async function signPdf(pdf: Uint8Array, sealer: Sealer, words: SealWords): Promise<Uint8Array> {
  const { room } = sealer
  const prepared = Buffer.from(await withPlaceholder(pdf, words, room))
  const range = fillRange(prepared, pdf.length, room)
  const covered = Buffer.concat([prepared.subarray(0, range.start), prepared.subarray(range.end)])
  const signature = Buffer.from(await sealer.sign(covered, { signingTime: false })).toString('hex')
  if (signature.length > room * 2) throw new RangeError(`the signature needs ${signature.length / 2} bytes, ${room} are kept for it`)
  prepared.write(`<${signature.padEnd(room * 2, '0')}>`, range.start, 'latin1')
  return new Uint8Array(prepared)
}

async function withPlaceholder(pdf: Uint8Array, words: SealWords, room: number): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const { context, catalog } = doc
  const form = catalog.getOrCreateAcroForm().dict
  const fields = form.lookupMaybe(PDFName.of('Fields'), PDFArray) ?? context.obj([])
  const page = doc.getPage(0)
  const widget = context.register(context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], F: 132, P: page.ref,
    T: PDFHexString.fromText(`seal-${fields.size() + 1}`), V: context.register(signatureDictionary(doc, words, room)),
  }))
  fields.push(widget)
  form.set(PDFName.of('Fields'), fields)
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3))
  addAnnotation(page.node, widget)
  return doc.save({ useObjectStreams: false, updateFieldAppearances: false })
}

function signatureDictionary(doc: PDFDocument, { reason, location, at, name }: SealWords, room: number): PDFDict {
  const star = PDFName.of(blank)
  return doc.context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [PDFNumber.of(0), star, star, star], Contents: PDFHexString.of('0'.repeat(room * 2)), M: PDFString.fromDate(at),
    Name: PDFHexString.fromText(name), Reason: PDFHexString.fromText(reason), Location: PDFHexString.fromText(location),
  })
}

function addAnnotation(page: PDFDict, widget: PDFRef): void {
  const key = PDFName.of('Annots')
  const annotations = page.lookupMaybe(key, PDFArray) ?? page.context.obj([])
  annotations.push(widget)
  page.set(key, annotations)
}

/** Finds the empty signature behind `from`, writes the byte range around it and returns where it stands, brackets included. */
function fillRange(pdf: Buffer, from: number, room: number): { start: number; end: number } {
  const open = pdf.indexOf('/ByteRange', from)
  const close = pdf.indexOf(']', open) + 1
  const start = pdf.indexOf(`<${'0'.repeat(64)}`, close)
  const end = start + room * 2 + 2
  const range = `/ByteRange [0 ${start} ${end} ${pdf.length - end}]`
  pdf.write(range.padEnd(close - open, ' '), open, 'latin1')
  return { start, end }
}
