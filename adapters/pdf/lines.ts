/** Marks that may not begin a line (避头): they stay with the character before them. */
const noStart = new Set('、。，．：；！？）］｝〉》」』】〕〗”’…—～·％‰℃々/!%),.:;?]}')
/** Marks that may not end a line (避尾): they stay with the character after them. */
const noEnd = new Set('（［｛〈《「『【〔〖“‘￥＄/([{$')
/** Full-width marks whose right half, or left half, is blank. */
const blankRight = new Set('、。，．）］｝〉》」』】〕〗”’')
const blankLeft = new Set('（［｛〈《「『【〔〖“‘')

export type Line = {
  text: string
  /** In the unit of the measure; a blank half of a last mark is not counted. */
  width: number
  /** The last line of its paragraph: never justified. */
  last: boolean
}

/** Advance of one character in em. */
export type Advance = (character: string) => number

/** What normal text may hold: composed, without control or direction characters; line feeds are kept. */
export const clean = (text: string) =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (c) => (c === '\n' ? c : ''))

/** Two marks in a row share one blank half (标点挤压): true when half an em is taken away between them. */
export const squeezes = (character: string, next: string | undefined) =>
  next !== undefined
  && ((blankRight.has(character) && (blankRight.has(next) || blankLeft.has(next))) || (blankLeft.has(character) && blankLeft.has(next)))

/** The width of one line in em. */
export function widthOf(text: string, advance: Advance): number {
  const characters = [...text]
  return characters.reduce((sum, c, i) => sum + advance(c) - (squeezes(c, characters[i + 1]) ? 0.5 : 0), 0)
}

/**
 * Breaks a paragraph into lines by the rules of Chinese setting: between ideographs, at spaces, never before a closing or after an opening
 * mark; Latin words and numbers hold together unless one alone is wider than the line. `max` and `indent` (first line) are in em.
 */
export function breakLines(text: string, advance: Advance, max: number, indent = 0): Line[] {
  return clean(text).split('\n').flatMap((paragraph) => fill(clusters(paragraph), advance, max, indent))
}

function fill(pieces: string[], advance: Advance, max: number, indent: number): Line[] {
  const lines: Line[] = []
  let line = ''
  const room = () => (lines.length === 0 ? max - indent : max)
  const end = () => { lines.push(finished(line, advance)); line = '' }
  for (const piece of pieces) {
    if (line === '' && piece.trim() === '') continue
    if (fits(line + piece, advance, room())) { line += piece; continue }
    if (line !== '') end()
    for (const part of shorten(piece.trimStart(), advance, room())) {
      if (line !== '') end()
      line = part
    }
  }
  lines.push({ ...finished(line, advance), last: true })
  return lines
}

const finished = (line: string, advance: Advance): Line => {
  const text = line.trimEnd()
  return { text, width: visibleWidth(text, advance), last: false }
}

/** The blank half of a closing mark may stand outside the line. */
const visibleWidth = (text: string, advance: Advance) => {
  const width = widthOf(text, advance)
  return blankRight.has(text.at(-1) ?? '') ? width - 0.5 : width
}

const fits = (line: string, advance: Advance, room: number) => visibleWidth(line.trimEnd(), advance) <= room + 1e-6

/** Cuts a piece that is wider than a line on its own, character by character. */
function shorten(piece: string, advance: Advance, room: number): string[] {
  if (fits(piece, advance, room)) return piece === '' ? [] : [piece]
  const parts: string[] = []
  let part = ''
  for (const c of piece) {
    if (part !== '' && !fits(part + c, advance, room)) { parts.push(part); part = '' }
    part += c
  }
  return [...parts, part]
}

/** Pieces that may not be divided, with the spaces between them as pieces of their own. */
function clusters(paragraph: string): string[] {
  const pieces: string[] = []
  for (const atom of paragraph.match(/\s+|[!-~\u00a0-\u024f]+|[^\s]/gu) ?? []) {
    const before = pieces.at(-1)
    const joined = before !== undefined && before.trim() !== '' && (noStart.has([...atom][0]!) || noEnd.has([...before].at(-1)!))
    if (joined && atom.trim() !== '') pieces[pieces.length - 1] = before + atom
    else pieces.push(atom)
  }
  return pieces
}
