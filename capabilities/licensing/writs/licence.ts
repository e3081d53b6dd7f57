import { z } from 'zod'
import { document } from '../../../adapters/pdf/document.ts'
import type { Doc } from '../../../adapters/pdf/document.ts'
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
const edge = mm(30)

/** The licence itself, A4 landscape. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawLicence(input: LicenceInput): Promise<Uint8Array> {
  const w = licenceInput.parse(input)
  const doc = await document({
    title: `${writKinds.licence.zh} ${w.number}`, author: w.authority, subject: w.enterprise.name,
    keywords: [w.number, w.enterprise.creditCode, ...(w.identifier ? [w.identifier] : [])], createdAt: w.drawnAt, lang: 'zh-CN', landscape: true,
    ...(w.watermark ? { watermark: w.watermark } : {}),
  })
  doc.ground({ x: doc.page.width / 2, y: doc.page.height / 2 + 16, radius: mm(78) })
  doc.border()
  title(doc, w)
  particulars(doc, w)
  issue(doc, w)
  check(doc, w)
  return doc.bytes()
}

function title(doc: Doc, w: Licence): void {
  const { width } = doc.page
  const size = 46
  const spacing = 16
  doc.textAt(writKinds.licence.zh, { x: spacing / 2, width, y: mm(37), size, weight: 'black', colour: deep, align: 'centre', spacing })
  doc.ruleAt([width / 2 - 210, mm(43)], [width / 2 + 210, mm(43)], 0.8, [0.74, 0.57, 0.22])
  doc.textAt(`编号：${w.number}`, { x: edge, width: width - edge * 2, y: mm(51), size: 14, weight: 'medium', align: 'right' })
  doc.textAt(w.copy === 'original' ? '（正本）' : '（副本）', { x: 0, width, y: mm(51), size: 14, weight: 'medium', align: 'centre' })
}

const label = { size: 15, weight: 'medium', colour: deep } as const

/** The face: each label spread over the same width, as on printed certificates. */
function particulars(doc: Doc, { enterprise, scope, validity }: Licence): void {
  const rows: [string, string][] = [
    ['企业名称', enterprise.name],
    ['统一社会信用代码', enterprise.creditCode],
    ['主要负责人', enterprise.principal],
    ['注册地址', enterprise.address],
    ['经济类型', enterprise.economicType],
    ['许可范围', scope],
    ['有效期', `${longDate(validity.from)}　至　${longDate(validity.until)}`],
  ]
  const [x, width] = [edge + 148, doc.page.width - edge * 2 - 148]
  let y = mm(57)
  for (const [name, value] of rows) {
    spread(doc, name, { x: edge, y: y + 19, width: 124 })
    doc.textAt('：', { ...label, x: edge + 124, y: y + 19 })
    y = fitted(doc, value, y, { x, width, size: 15, most: name === '许可范围' ? 4 : 2 }) + 3.5
  }
}

/** Sets a label so that its first and last characters stand at the edges of the box. */
function spread(doc: Doc, name: string, { x, y, width }: { x: number; y: number; width: number }): void {
  const characters = [...name]
  const spacing = (width - doc.width(name, label.size, label.weight)) / (characters.length - 1)
  doc.textAt(name, { ...label, x, y, spacing })
}

/** A value in the largest size at which it keeps to its lines; a very long scope gets smaller, never cut. Returns the y below. */
function fitted(doc: Doc, value: string, y: number, box: { x: number; width: number; size: number; most: number }): number {
  const { x, width, most } = box
  const line = box.size * 1.75
  let size = box.size
  while (size > 7 && doc.measure(value, { size, leading: 1.5, width }) > line * most) size -= 0.5
  const once = doc.measure(value, { size, leading: 1.75, width }) <= line + 0.1
  const leading = once ? line / size : 1.5
  return doc.paragraphAt(value, y, { x, width, size, leading, weight: 'medium', align: 'left' })
}

function issue(doc: Doc, w: Licence): void {
  const { width, height } = doc.page
  const radius = mm(21)
  const wide = Math.max(doc.width(w.authority, 15, 'medium') + 90, radius * 2)
  const x = width - edge - wide
  const y = height - mm(44)
  doc.textAt('发证机关：', { ...label, x, y })
  doc.textAt(w.authority, { x: x + 78, y, size: 15, weight: 'medium' })
  doc.textAt('发证日期：', { ...label, x, y: y + 30 })
  doc.textAt(longDate(w.issuedOn), { x: x + 78, y: y + 30, size: 15, weight: 'medium' })
  if (w.seal === 'test') doc.sealAt({ x: x + 78 + doc.width(w.authority, 15, 'medium') / 2, y: y + 8, name: w.authority, radius })
}

function check(doc: Doc, w: Licence): void {
  const size = mm(30)
  const y = doc.page.height - mm(56)
  doc.qrAt(w.checkUrl, { x: edge - 8, y, size })
  const lines = ['扫码查询本证当前状态，', '以查询结果为准。', ...(w.identifier ? ['电子证照标识：', w.identifier] : [])]
  lines.forEach((line, i) => doc.textAt(line, { x: edge + size, y: y + 22 + i * 15, size: 9.5, colour: colours.quiet }))
}
