import { readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'

/** Page images made to look scanned: noise, skew, a seal over the text. All names and numbers on them are invented. */
export type Scan =
  | 'certificates-scan' | 'certificates-scan-blurry' | 'rules-of-another-scan'
  | 'licence-of-another-scan'

/** A PDF of scanned pages without a text layer, as office copiers make them. `at` is the moment in its description. */
export async function scanned(title: string, at: Date, ...scans: Scan[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title)
  pdf.setCreationDate(at)
  pdf.setModificationDate(at)
  for (const scan of scans) {
    const image = await pdf.embedJpg(readFileSync(new URL(`../assets/${scan}.jpg`, import.meta.url)))
    const [width, height] = [595.28, 841.89]
    const scale = Math.min(width / image.width, height / image.height)
    const size = { width: image.width * scale, height: image.height * scale }
    pdf.addPage([width, height]).drawImage(image, { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size })
  }
  return pdf.save({ useObjectStreams: false, addDefaultPage: false })
}
