import { z } from 'zod'
import { document } from '../../../adapters/pdf/document.ts'
import type { Doc } from '../../../adapters/pdf/document.ts'
import type { Tape } from '../../../adapters/pdf/marks.ts'
import { colours, mm } from '../../../adapters/pdf/sheet.ts'
import { day, text } from './input.ts'
import { writKinds } from './kinds.ts'
import { longDate } from './words.ts'

export const licenceInput = z.object({
  /** e.g. (云)WH安许证字〔2026〕0001号. */
  number: text,
  /** 正本 hangs on the wall, 副本 travels. */
  copy: z.enum(['original', 'duplicate']).default('original'),
  enterprise: z.object({ name: text, creditCode: z.string(), principal: text, address: text, economicType: text }),
  scope: text,
  validity: z.object({ from: day, until: day }),
  authority: text,
  issuedOn: day,
  /** A later print of the same licence: which one it is, and what it is marked with. */
  print: z.object({ no: z.number().int(), mark: z.string() }).optional(),
  /** The identifier of the e-licence, 1.2.156.3005.2.…; printed when there is one. */
  identifier: z.string().optional(),
  /** The page that tells what the licence is worth today, as a QR code. */
  checkUrl: z.url(),
  drawnAt: z.date(),
  watermark: z.string().optional(),
  seal: z.enum(['test', 'none']).default('test'),
})
export type LicenceInput = z.input<typeof licenceInput>
type Licence = z.output<typeof licenceInput>

const deep = [0.55, 0.1, 0.1] as const
const gold = [0.74, 0.57, 0.22] as const
const edge = mm(30)
/** The face runs from here down to the foot with code and seal. */
const face = { top: mm(57), bottom: mm(148) }
const label = { size: 15, weight: 'medium', colour: deep } as const

/** 许可证, A4 landscape; a scope too long for its face goes on an annex. Returns a PDF; throws ZodError when the input is not whole. */
export const drawLicence = async (input: LicenceInput): Promise<Uint8Array> => (await drawLicenceTaped(input)).pdf

/** The same with what was drawn, for the OFD beside the PDF. */
export async function drawLicenceTaped(input: LicenceInput): Promise<{ pdf: Uint8Array; tape: Tape }> {
  const w = licenceInput.parse(input)
  const doc = await document({
    title: `${writKinds.licence.zh} ${w.number}`, author: w.authority, subject: w.enterprise.name,
    keywords: [w.number, w.enterprise.creditCode, ...(w.identifier ? [w.identifier] : [])],
    createdAt: w.drawnAt, lang: 'zh-CN', landscape: true, taped: true,
    margins: { left: edge, right: edge, top: mm(30), bottom: mm(24) },
    ...(w.watermark ? { watermark: w.watermark } : {}),
  })
  ground(doc)
  title(doc, w)
  const whole = particulars(doc, w)
  foot(doc, w)
  if (!whole) annex(doc, w)
  return { pdf: await doc.bytes(), tape: doc.tape }
}

function ground(doc: Doc): void {
  doc.ground({ x: doc.page.width / 2, y: doc.page.height / 2 + 16, radius: mm(78) })
  doc.border()
}

function title(doc: Doc, w: Licence): void {
  const { width } = doc.page
  const line = { x: edge, width: width - edge * 2, y: mm(50.5), size: 14, weight: 'medium' } as const
  doc.textAt(writKinds.licence.zh, { x: 0, width, y: mm(36), size: 46, weight: 'black', colour: deep, align: 'centre', spacing: 16 })
  doc.ruleAt([width / 2 - 215, mm(42)], [width / 2 + 215, mm(42)], 0.8, gold)
  doc.textAt(w.copy === 'original' ? '（正本）' : '（副本）', { ...line, align: 'centre' })
  if (w.print) doc.textAt(`${w.print.mark} · 第 ${w.print.no} 次制证`, { ...line, align: 'left' })
  doc.textAt(`编号：${w.number}`, { ...line, align: 'right' })
}

/** The rows of the face, in the largest size at which they fit; false when the scope has to go on an annex. */
function particulars(doc: Doc, w: Licence): boolean {
  const box = { x: edge + 148, width: doc.page.width - edge * 2 - 148 }
  const heights = (rows: Row[], size: number) => rows.map(([, value]) => doc.measure(value, { ...styleOf(size), width: box.width }))
  const fits = (rows: Row[], size: number) => sum(heights(rows, size)) + 2 * rows.length <= face.bottom - face.top
  const size = [16, 15, 14, 13, 12, 11].find((one) => fits(rowsOf(w), one))
  const rows = size ? rowsOf(w) : rowsOf({ ...w, scope: '见附页' })
  const each = heights(rows, size ?? 14)
  const gap = Math.min(7, (face.bottom - face.top - sum(each)) / rows.length)
  let y = face.top
  rows.forEach(([name, value], i) => {
    const line = y + (size ?? 14) * 1.255
    spread(doc, name, { x: edge, y: line, width: 124 })
    doc.textAt('：', { ...label, x: edge + 124, y: line })
    doc.paragraphAt(value, y, { ...styleOf(size ?? 14), ...box })
    y += each[i]! + gap
  })
  return size !== undefined
}

type Row = readonly [name: string, value: string]

const rowsOf = ({ enterprise, scope, validity }: Licence): Row[] => [
  ['企业名称', enterprise.name],
  ['统一社会信用代码', enterprise.creditCode],
  ['主要负责人', enterprise.principal],
  ['注册地址', enterprise.address],
  ['经济类型', enterprise.economicType],
  ['许可范围', scope],
  ['有效期', `${longDate(validity.from)}　至　${longDate(validity.until)}`],
]

const styleOf = (size: number) => ({ size, leading: 1.75, weight: 'medium', align: 'left' }) as const
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

/** Sets a label so that its first and last characters stand at the edges of the box. */
function spread(doc: Doc, name: string, { x, y, width }: { x: number; y: number; width: number }): void {
  const spacing = (width - doc.width(name, label.size, label.weight)) / ([...name].length - 1)
  doc.textAt(name, { ...label, x, y, spacing })
}

function annex(doc: Doc, w: Licence): void {
  doc.newPage()
  doc.heading(`${writKinds.licence.zh}附页`, { size: 24, weight: 'black', colour: deep, align: 'centre', spacing: 4, after: 2 })
  doc.paragraph(`编号：${w.number}　　企业名称：${w.enterprise.name}`, { size: 12, align: 'centre' })
  doc.paragraph('许可范围', { size: 13, weight: 'bold', colour: deep })
  doc.paragraph(w.scope, { size: 11, leading: 1.6 })
}

/** Code and explanation at the left; issuer, date and seal at the right. */
function foot(doc: Doc, w: Licence): void {
  issuer(doc, w)
  code(doc, w)
}

function issuer(doc: Doc, w: Licence): void {
  const { width, height } = doc.page
  const style = { size: 15, weight: 'medium' } as const
  const name = Math.min(doc.width(w.authority, 15, 'medium'), 225) + 1
  const x = width - edge - Math.max(name + 88, mm(42))
  const lines = Math.round(doc.measure(w.authority, { ...style, leading: 1.4, width: name }) / 21)
  const y = height - mm(44) - (lines - 1) * 10
  doc.textAt('发证机关：', { ...label, x, y })
  doc.paragraphAt(w.authority, y - 16.2, { ...style, leading: 1.4, x: x + 78, width: name, align: 'left' })
  const below = y + 9 + lines * 21
  doc.textAt('发证日期：', { ...label, x, y: below })
  doc.textAt(longDate(w.issuedOn), { ...style, x: x + 78, y: below })
  if (w.seal === 'test') doc.sealAt({ x: x + 78 + name / 2, y: y + 8, name: w.authority, radius: mm(21) })
}

function code(doc: Doc, w: Licence): void {
  const size = mm(30)
  const y = doc.page.height - mm(56)
  doc.qrAt(w.checkUrl, { x: edge - 8, y, size })
  const said = `扫码查询本证当前状态，\n以查询结果为准。${w.identifier ? `\n电子证照标识：\n${w.identifier}` : ''}`
  doc.paragraphAt(said, y + 9, { x: edge + size, width: 190, size: 9.5, leading: 1.5, align: 'left', colour: colours.quiet })
}
