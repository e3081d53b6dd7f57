import type { SealBox, Tape } from '../pdf/marks.ts'
import { ofd, zipped } from './document.ts'
import type { Package } from './document.ts'
import { toMm } from './page.ts'
import { elements, namespace, xml } from './xml.ts'

/** An OFD that waits for its seal: plain data, so that it can be drawn in one thread and sealed in another. Lengths are millimetres. */
export type Unsealed = { files: Package; page: string; boundary: string; picture: Uint8Array; side: number }

export const signatureList = 'Doc_0/Signs/Signatures.xml'
export const signatureFolder = 'Doc_0/Signs/Sign_0'

/**
 * What was drawn for a PDF as an OFD with the place of a seal. The picture of the seal is taken out of the page: it comes with the seal itself.
 * `id`: 32 hexadecimal digits. Throws when the drawing bears no seal.
 */
export function prepareOfd(tape: Tape, words: { id: string; custom?: Readonly<Record<string, string>> }): Unsealed {
  const [box] = tape.seals
  if (!box) throw new RangeError('the drawing has no place for a seal')
  const files = ofd(tape, { ...words, signatures: signatureList })
  files.set(signatureList, xml(`<ofd:Signatures ${namespace}><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID="1" Type="Seal" BaseLoc="/${signatureFolder}/Signature.xml"/></ofd:Signatures>`))
  return {
    files, page: pageIdOf(files, box.page), boundary: [box.x - box.radius, box.y - box.radius, box.radius * 2, box.radius * 2].map(mm).join(' '),
    picture: sealPicture(tape, box), side: Math.round(toMm(box.radius * 2)),
  }
}

const mm = (points: number) => String(Math.round(toMm(points) * 1000) / 1000)
const pageIdOf = (files: Package, page: number) => elements(new TextDecoder().decode(files.get('Doc_0/Document.xml')), 'Page')[page]!['ID']!

/** The picture of the seal as an OFD of its own: what stood in its circle, moved to the corner. */
function sealPicture(tape: Tape, box: SealBox): Uint8Array {
  const [dx, dy] = [box.x - box.radius, box.y - box.radius]
  const marks = tape.marks.filter((mark) => mark.seal && mark.page === box.page).map((mark) => {
    if (mark.kind === 'path') return { ...mark, page: 0, path: moved(mark.path, -dx, -dy) }
    const [a, b, c, d, x, y] = mark.matrix
    return { ...mark, page: 0, matrix: [a, b, c, d, x - dx, y - dy] as const }
  })
  const drawn: Tape = { ...tape, title: box.name, subject: '', keywords: [], pages: 1, width: box.radius * 2, height: box.radius * 2, marks, seals: [] }
  return zipped(ofd(drawn, { id: '0'.repeat(32), seals: true }), tape.createdAt)
}

/** Every point of a path, moved; the radii and flags of arcs stay. */
const moved = (path: string, dx: number, dy: number) => path.replaceAll(/([MLAZ])([^MLAZ]*)/g, (_, command: string, rest: string) => {
  if (command === 'Z') return 'Z'
  const values = rest.trim().split(/[\s,]+/).map(Number)
  const end = values.length
  return `${command}${values.map((value, i) => (i === end - 2 ? value + dx : i === end - 1 ? value + dy : value)).join(' ')}`
})
