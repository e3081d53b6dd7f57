import { document } from '../../../adapters/pdf/document.ts'
import type { Doc } from '../../../adapters/pdf/document.ts'
import { colours, mm } from '../../../adapters/pdf/sheet.ts'
import type { Head } from './input.ts'
import { writKinds } from './kinds.ts'
import type { WritKind } from './kinds.ts'
import { longDate } from './words.ts'
import { usualCopies } from './sentences.ts'

export type Writ = {
  doc: Doc
  /** 云滇昇喆化工有限公司： */
  addressee(name: string): void
  paragraph(text: string): void
  /** A bold line that names the part below it: 一、…… */
  part(title: string): void
}

export type WritStyle = {
  /** Where it is not the title of the kind; a line feed divides it. */
  title?: string
  /** Who gets a copy. */
  copies?: string
}

/** Sizes of the body, in points: the first of those that need the fewest pages, if possible with text above the seal, is taken. */
const sizes = [14, 15, 13, 12] as const

/**
 * Draws a writ in the form that all share, after the format of official documents (GB/T 9704): the authority in red, the number, the red
 * line, the title; the body that `compose` writes; authority, date and seal; contact and check code.
 */
export async function drawWrit(kind: WritKind, head: Head, compose: (writ: Writ) => void, style: WritStyle = {}): Promise<Uint8Array> {
  let best: Drawn | undefined
  for (const size of sizes) {
    const drawn = await drawAt(size, kind, head, compose, style)
    if (!best || drawn.cost < best.cost) best = drawn
    if (best.cost === 1) break
  }
  return best!.doc.bytes()
}

type Drawn = { doc: Doc; cost: number }

async function drawAt(size: number, kind: WritKind, head: Head, compose: (writ: Writ) => void, style: WritStyle): Promise<Drawn> {
  const { title = writKinds[kind].zh } = style
  const copies = head.copies ?? style.copies ?? usualCopies
  const doc = await document({
    title: `${title.replace('\n', '')}（${head.number}）`, author: head.authority, subject: writKinds[kind].zh,
    keywords: [head.number, writKinds[kind].en], createdAt: head.drawnAt, lang: 'zh-CN', pageNumbers: true,
    margins: { left: mm(27), right: mm(27), top: mm(22), bottom: mm(18) },
    ...(head.watermark ? { watermark: head.watermark } : {}),
  })
  letterhead(doc, head, title)
  const body = bodyOf(doc, size)
  compose(body)
  for (const line of (head.closing ?? '').split('\n').filter((one) => one.trim() !== '')) body.paragraph(line)
  const alone = close(doc, head, copies)
  return { doc, cost: doc.pages + (alone ? 0.5 : 0) }
}

const bodyOf = (doc: Doc, size: number): Writ => ({
  doc,
  addressee: (name) => doc.paragraph(`${name}：`, { size, leading: 1.75, after: 2 }),
  paragraph: (text) => doc.paragraph(text, { size, leading: 1.75, indent: 2 }),
  part: (name) => {
    doc.space(size * 0.5)
    doc.keep(60)
    doc.paragraph(name, { size: size * 0.93, weight: 'bold', leading: 1.6, after: 3 })
  },
})

function letterhead(doc: Doc, head: Head, title: string): void {
  const { frame, width } = doc.page
  const room = frame.right - frame.left
  const heading = head.heading ?? head.authority
  const characters = [...heading]
  const one = characters.length <= 18
  const name = one ? heading : halves(characters)
  const longest = one ? characters.length : Math.ceil(characters.length / 2)
  const size = Math.min(one ? 32 : 24, (room - longest * 4) / longest)
  doc.heading(name, { size, weight: 'bold', colour: colours.red, align: 'centre', spacing: Math.min(6, size / 6), after: 4 })
  doc.paragraph(head.number, { size: 12.5, align: 'centre', leading: 1.8 })
  doc.space(3)
  doc.ruleAt([frame.left, doc.y], [width - frame.left, doc.y], 2, colours.red)
  doc.ruleAt([frame.left, doc.y + 3.2], [width - frame.left, doc.y + 3.2], 0.6, colours.red)
  doc.space(15)
  doc.heading(title, { size: 22, weight: 'bold', align: 'centre', spacing: 1, after: 7 })
}

/** A long name on two lines of the same length. */
const halves = (characters: string[]) => {
  const middle = Math.ceil(characters.length / 2)
  return `${characters.slice(0, middle).join('')}\n${characters.slice(middle).join('')}`
}

const sealRadius = mm(21)
/** A name wider than this is set on two lines above the date, clear of the check code. */
const widestName = 300

/** Code at the left; authority, date and seal at the right; contact and copies below. Answers whether it got a page without text. */
function close(doc: Doc, head: Head, copies: string): boolean {
  const { frame } = doc.page
  const page = doc.pages
  doc.space(6)
  doc.keep(sealRadius * 2 + 14 + footerHeight(doc, head, copies))
  // A seal never stands on a page without text: the format of official documents asks for these words.
  const alone = doc.pages > page
  if (alone) doc.paragraph('（此页无正文）', { size: 12 })
  const top = doc.y
  if (head.checkUrl) checkCode(doc, head.checkUrl, top)
  const name = doc.width(head.authority, 14) > widestName ? halves([...head.authority]) : head.authority
  const wide = Math.max(...name.split('\n').map((line) => doc.width(line, 14)), sealRadius * 2 + 8)
  const x = frame.right - wide
  const line = { x, width: wide, size: 14, align: 'centre' as const }
  name.split('\n').reverse().forEach((part, i) => doc.textAt(part, { ...line, y: top + sealRadius - 2 - i * 21 }))
  doc.textAt(longDate(head.date), { ...line, y: top + sealRadius + 24 })
  if (head.seal === 'test') doc.sealAt({ x: x + wide / 2, y: top + sealRadius + 2, name: head.authority, radius: sealRadius })
  doc.y = top + sealRadius * 2 + 8
  footer(doc, head, copies)
  return alone
}

function checkCode(doc: Doc, url: string, top: number): void {
  const size = mm(27)
  doc.qrAt(url, { x: doc.page.frame.left - 4, y: top + 8, size })
  doc.textAt('扫码核验文书真伪', { x: doc.page.frame.left - 4, width: size, y: top + size + 18, size: 8.5, align: 'centre', colour: colours.quiet })
}

const footerLines = ({ contact }: Head, copies: string) => [
  said([['承办机构', contact.office], ['联系人', contact.person], ['电话', contact.phone]]),
  [said([['地址', contact.address]]), copies].filter(Boolean).join('　'),
].filter((line) => line !== '')

const said = (parts: [string, string | undefined][]) =>
  parts.filter(([, value]) => value).map(([label, value]) => `${label}：${value}`).join('　')

const footerStyle = { size: 9.5, leading: 1.6, align: 'left', colour: colours.quiet } as const
const footerText = (head: Head, copies: string) => footerLines(head, copies).join('\n')
const footerHeight = (doc: Doc, head: Head, copies: string) => doc.measure(footerText(head, copies), footerStyle)

function footer(doc: Doc, head: Head, copies: string): void {
  const { left, right } = doc.page.frame
  doc.ruleAt([left, doc.y], [right, doc.y], 0.5)
  doc.space(4)
  doc.paragraph(footerText(head, copies), footerStyle)
}
