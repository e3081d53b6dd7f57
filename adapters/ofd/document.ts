import { zipSync } from 'fflate'
import { faceOf } from '../pdf/fonts.ts'
import type { Weight } from '../pdf/fonts.ts'
import type { Mark, Tape } from '../pdf/marks.ts'
import { subsetFont } from './font.ts'
import { objectsOf, toMm } from './page.ts'
import { escaped, namespace, xml } from './xml.ts'

/** The files of an OFD by their path inside the package, without a leading slash. */
export type Package = Map<string, Uint8Array>

export type OfdWords = {
  /** 32 hexadecimal digits, unique to the document. */
  id: string
  /** Further members of the document's description, e.g. the number of a licence, by which a check finds them. */
  custom?: Readonly<Record<string, string>>
  /** Where a signature list will stand; the description names it before it is signed. */
  signatures?: string
  /** Also draws the pictures of seals, for readers that know none: the picture of a seal itself is made so. */
  seals?: boolean
}

/**
 * What was drawn for a PDF as OFD (GB/T 33190-2016): the same characters at the same places in the same fonts, which are embedded with the glyphs that are
 * used. Returns the files; `zipped` makes the package of them.
 */
export function ofd(tape: Tape, words: OfdWords): Package {
  const marks = tape.marks.filter((mark) => words.seals || !mark.seal)
  let last = 0
  const id = () => ++last
  const fonts = [...usedCharacters(marks)].map(([weight, characters]) => ({ weight, characters, id: id(), file: `Font_${weight}.ttf` }))
  const byWeight = Object.fromEntries(fonts.map((font) => [font.weight, font.id]))
  const pages = Array.from({ length: tape.pages }, (_, number) => ({
    id: id(), path: `Pages/Page_${number}/Content.xml`, content: pageOf(objectsOf(marks.filter((mark) => mark.page === number), tape, byWeight, id), id()),
  }))
  const box = `0 0 ${mm(tape.width)} ${mm(tape.height)}`
  const files: Package = new Map([['OFD.xml', xml(root(tape, words))]])
  files.set('Doc_0/Document.xml', xml(
    `<ofd:Document ${namespace}><ofd:CommonData><ofd:MaxUnitID>${last + 1000}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>${box}</ofd:PhysicalBox></ofd:PageArea>`
    + `<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${pages.map((page) => `<ofd:Page ID="${page.id}" BaseLoc="${page.path}"/>`).join('')}</ofd:Pages></ofd:Document>`))
  files.set('Doc_0/PublicRes.xml', xml(`<ofd:Res ${namespace} BaseLoc="Res"><ofd:Fonts>${fonts.map(fontOf).join('')}</ofd:Fonts></ofd:Res>`))
  for (const { weight, characters, file } of fonts) files.set(`Doc_0/Res/${file}`, subsetFont(faceOf(weight), characters, familyOf(weight)))
  for (const page of pages) files.set(`Doc_0/${page.path}`, xml(page.content))
  return files
}

/** The package as bytes; `at` is the date of its entries. The entry is stored plainly, so that a damaged package still tells what it was. */
export const zipped = (files: Package, at: Date): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, { mtime: at, level: path === 'OFD.xml' ? 0 : 6 }]])))

const mm = (points: number) => String(Math.round(toMm(points) * 1000) / 1000)
const familyOf = (weight: Weight) => `Noto Sans SC ${weight[0]!.toUpperCase()}${weight.slice(1)}`
const fontOf = ({ id, weight, file }: { id: number; weight: Weight; file: string }) =>
  `<ofd:Font ID="${id}" FontName="${familyOf(weight)}" FamilyName="Noto Sans SC"${['bold', 'black'].includes(weight) ? ' Bold="true"' : ''}><ofd:FontFile>${file}</ofd:FontFile></ofd:Font>`

const pageOf = (objects: string, layer: number) =>
  `<ofd:Page ${namespace}><ofd:Content><ofd:Layer ID="${layer}" Type="Body">\n${objects}\n</ofd:Layer></ofd:Content></ofd:Page>`

function usedCharacters(marks: readonly Mark[]): Map<Weight, Set<string>> {
  const used = new Map<Weight, Set<string>>()
  for (const mark of marks) {
    if (mark.kind !== 'text') continue
    const known = used.get(mark.weight) ?? new Set<string>()
    for (const character of mark.text) known.add(character)
    used.set(mark.weight, known)
  }
  return used
}

/** 7.4: the entry, with what the document says of itself. */
function root(tape: Tape, { id, custom = {}, signatures }: OfdWords): string {
  const day = tape.createdAt.toISOString().slice(0, 10)
  const members = Object.entries(custom).map(([name, value]) => `<ofd:CustomData Name="${escaped(name)}">${escaped(value)}</ofd:CustomData>`).join('')
  const said = [
    ['DocID', id], ['Title', tape.title], ['Author', tape.author], ['Subject', tape.subject], ['CreationDate', day], ['ModDate', day],
  ].map(([name, value]) => `<ofd:${name}>${escaped(value!)}</ofd:${name}>`).join('')
  const keywords = tape.keywords.length ? `<ofd:Keywords>${tape.keywords.map((word) => `<ofd:Keyword>${escaped(word)}</ofd:Keyword>`).join('')}</ofd:Keywords>` : ''
  return `<ofd:OFD ${namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>${said}${keywords}<ofd:Creator>Anxu 安许</ofd:Creator>`
    + `${members ? `<ofd:CustomDatas>${members}</ofd:CustomDatas>` : ''}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>`
    + `${signatures ? `<ofd:Signatures>${signatures}</ofd:Signatures>` : ''}</ofd:DocBody></ofd:OFD>`
}

/** A file of the package that is XML. */
export const textFile = (files: ReadonlyMap<string, Uint8Array>, path: string) => {
  const bytes = files.get(path)
  return bytes && new TextDecoder().decode(bytes)
}
