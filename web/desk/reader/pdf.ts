import { getDocument, GlobalWorkerOptions, version } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- Vite gives the file's address as the default export
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import type { PDFDocumentProxy } from 'pdfjs-dist'

// The build for older browsers: those of this year's Windows 7 and Kylin machines lack what the other one needs.
GlobalWorkerOptions.workerSrc = workerUrl
const files = `/assets/pdfjs-${version}`

export type Opened = { document: PDFDocumentProxy; close: () => void }

/** Opens a PDF of this site; `onProgress` tells the share that has arrived. */
export async function openPdf(url: string, onProgress: (share: number) => void): Promise<Opened> {
  const task = getDocument({
    url, cMapUrl: `${files}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${files}/standard_fonts/`, wasmUrl: `${files}/wasm/`, iccUrl: `${files}/iccs/`,
    enableXfa: false,
  })
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => onProgress(total ? loaded / total : 0)
  return { document: await task.promise, close: () => void task.destroy() }
}

export type Found = { page: number; start: number; end: number }

/** Character by character, so that a place in the folded text leads back to the run that it stands in. */
const foldedCharacter = (character: string) => character.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
const folded = (text: string) => [...text].map(foldedCharacter).join('')

/** The text of each page without spaces, in the form in which it is searched (NFKC: PDFs hold look-alike radicals). */
export async function pageTexts(document: PDFDocumentProxy): Promise<string[]> {
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    texts.push(folded(content.items.map((item) => ('str' in item ? item.str : '')).join('')))
  }
  return texts
}

export function findAll(texts: readonly string[], wanted: string): Found[] {
  const needle = folded(wanted)
  const found: Found[] = []
  if (!needle) return found
  texts.forEach((text, i) => {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) found.push({ page: i + 1, start: at, end: at + needle.length })
  })
  return found
}

/** Marks the findings in a page's text layer, whose runs stand in the order of the page's text. */
export function markRuns(runs: readonly HTMLElement[], found: readonly Found[], current: Found | undefined): void {
  let at = 0
  for (const run of runs) {
    const text = run.textContent
    const pieces: (string | HTMLElement)[] = []
    let marked: Found | undefined
    for (const character of text) {
      const length = foldedCharacter(character).length
      const within = found.find((one) => one.start < at + Math.max(length, 1) && one.end > at)
      if (!pieces.length || within !== marked) pieces.push(within ? mark(within === current) : '')
      const last = pieces.at(-1)!
      if (typeof last === 'string') pieces[pieces.length - 1] = last + character
      else last.append(character)
      marked = within
      at += length
    }
    if (pieces.length > 1 || marked || run.childElementCount) run.replaceChildren(...pieces)
  }
}

function mark(now: boolean): HTMLElement {
  const element = document.createElement('mark')
  if (now) element.className = 'dk-found-now'
  return element
}
