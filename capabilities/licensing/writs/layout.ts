import { document } from '../../../adapters/pdf/document.ts'
import type { Doc } from '../../../adapters/pdf/document.ts'
import { colours, mm } from '../../../adapters/pdf/sheet.ts'
import type { Head } from './input.ts'
import { writKinds } from './kinds.ts'
import type { WritKind } from './kinds.ts'
import { longDate } from './words.ts'

/** Body text: 14 points, two ems of indent. */
const body = { size: 14, leading: 1.8, indent: 2 } as const

export type Writ = {
  doc: Doc
  /** 云滇昇喆化工有限公司： */
  addressee(name: string): void
  paragraph(text: string): void
  /** A bold line that names the part below it: 一、…… */
  part(title: string): void
  /** Ends the writ with the authority, the date and the seal, and returns the file. */
  close(options?: { copies?: string }): Promise<Uint8Array>
}

/**
 * The form that all writs share, after the format of official documents (GB/T 9704): the authority in red, the number, the red line, the
 * title; body; authority, date and seal; contact and check code.
 */
export async function openWrit(kind: WritKind, head: Head, title: string = writKinds[kind].zh): Promise<Writ> {
  const doc = await document({
    title: `${title}（${head.number}）`, author: head.authority, subject: writKinds[kind].zh, keywords: [head.number, writKinds[kind].en],
    createdAt: head.drawnAt, lang: 'zh-CN', pageNumbers: true,
    margins: { left: mm(27), right: mm(27), top: mm(26), bottom: mm(24) },
    ...(head.watermark ? { watermark: head.watermark } : {}),
  })
  letterhead(doc, head, title)
  return {
    doc,
    addressee: (name) => doc.paragraph(`${name}：`, { ...body, indent: 0, after: 2 }),
    paragraph: (text) => doc.paragraph(text, body),
    part: (name) => {
      doc.space(8)
      doc.keep(60)
      doc.paragraph(name, { size: 12.5, weight: 'bold', leading: 1.7, after: 4 })
    },
    close: (options = {}) => {
      close(doc, head, options.copies ?? '本文书一份送达当事人，一份存卷。')
      return doc.bytes()
    },
  }
}

function letterhead(doc: Doc, head: Head, title: string): void {
  const { frame, width } = doc.page
  const room = frame.right - frame.left
  const longest = [...head.authority].length
  const size = Math.min(32, (room - longest * 4) / longest)
  doc.heading(head.authority, { size, weight: 'bold', colour: colours.red, align: 'centre', spacing: Math.min(6, size / 6), after: 4 })
  doc.paragraph(head.number, { size: 12.5, align: 'centre', leading: 1.8 })
  doc.space(3)
  doc.ruleAt([frame.left, doc.y], [width - frame.left, doc.y], 2, colours.red)
  doc.ruleAt([frame.left, doc.y + 3.2], [width - frame.left, doc.y + 3.2], 0.6, colours.red)
  doc.space(22)
  doc.heading(title, { size: 22, weight: 'bold', align: 'centre', spacing: 1, after: 14 })
}

const sealRadius = mm(21)

/** The block that may not stand alone: code at the left; authority, date and seal at the right; contact and copies below. */
function close(doc: Doc, head: Head, copies: string): void {
  const { frame } = doc.page
  const height = sealRadius * 2 + 46
  doc.space(6)
  doc.keep(height)
  const top = doc.y
  if (head.checkUrl) checkCode(doc, head.checkUrl, top)
  const wide = Math.max(doc.width(head.authority, 14), sealRadius * 2 + 8)
  const x = frame.right - wide
  const line = { x, width: wide, size: 14, align: 'centre' as const }
  doc.textAt(head.authority, { ...line, y: top + sealRadius - 2 })
  doc.textAt(longDate(head.date), { ...line, y: top + sealRadius + 24 })
  if (head.seal === 'test') doc.sealAt({ x: x + wide / 2, y: top + sealRadius + 2, name: head.authority, radius: sealRadius })
  doc.y = top + sealRadius * 2 + 12
  footer(doc, head, copies)
}

function checkCode(doc: Doc, url: string, top: number): void {
  const size = mm(27)
  doc.qrAt(url, { x: doc.page.frame.left - 4, y: top + 8, size })
  doc.textAt('扫码核验文书真伪', { x: doc.page.frame.left - 4, width: size, y: top + size + 18, size: 8.5, align: 'centre', colour: colours.quiet })
}

function footer(doc: Doc, { contact }: Head, copies: string): void {
  const { frame } = doc.page
  const parts = [['承办机构', contact.office], ['联系人', contact.person], ['电话', contact.phone], ['地址', contact.address]]
  const said = parts.filter(([, value]) => value).map(([label, value]) => `${label}：${value}`).join('　')
  doc.ruleAt([frame.left, doc.y], [frame.right, doc.y], 0.5)
  doc.space(4)
  doc.paragraph([said, copies].filter(Boolean).join('\n'), { size: 9.5, leading: 1.6, align: 'left', colour: colours.quiet })
}
