import { z } from 'zod'

/** A plain date of Asia/Shanghai, YYYY-MM-DD. */
export const day = z.iso.date()
export const text = z.string().trim().min(1).max(4000)
const short = z.string().trim().min(1).max(200)

/** Clauses as the law names them, e.g. 《中华人民共和国行政许可法》第三十二条第一款第（五）项. They come from law/, by the date of the act. */
export const basis = z.array(short).min(1)

export const contact = z.object({ office: short.optional(), person: short.optional(), phone: short.optional(), address: short.optional() })

/** What every writ carries. */
export const head = z.object({
  /** The authority in full, e.g. 云滇省应急管理厅. */
  authority: short,
  /** The number of the writ, e.g. 云应急危化许受〔2026〕12号. */
  number: short,
  /** The date that stands under the authority's name. */
  date: day,
  /** When the file was made: its metadata, nothing on the page. */
  drawnAt: z.date(),
  contact: contact.default({}),
  /** What stands in red at the top, where it is not the authority's name; under the writ it always is. */
  heading: short.optional(),
  /** What the authority says at the end of such a writ; each line is a paragraph. */
  closing: text.optional(),
  /** Who gets a copy. */
  copies: short.optional(),
  /** Printed as a QR code with the words 扫码核验. */
  checkUrl: z.url().optional(),
  /** Pale words across every page, e.g. 演示 · 无法律效力. */
  watermark: short.optional(),
  /** The red picture of a test seal; `none` leaves the place to a real seal. */
  seal: z.enum(['test', 'none']).default('test'),
})
export type Head = z.infer<typeof head>

/** A writ of one case to one enterprise. */
export const caseHead = head.extend({ addressee: short, caseNumber: short })

/** Where and until when an adverse act can be fought (许可法 §7, §38): periods are dated data of law/, never written here. */
export const remedies = z.object({
  reviewBody: short, reviewDays: z.int().positive(),
  court: short, suitMonths: z.int().positive(),
})

/** A date that a clock counted, and why it is this date. */
export const due = z.object({ on: day, explanation: text, provisional: z.boolean().default(false) })
