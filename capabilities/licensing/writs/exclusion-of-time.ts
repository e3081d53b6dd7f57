import { z } from 'zod'
import { basis, caseHead, day, due, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { cite, longDate } from './words.ts'
import { goesOn } from './sentences.ts'

const kinds = {
  hearing: '听证', inspection: '检验', testing: '检测', quarantine: '检疫', appraisal: '鉴定', 'expert-review': '专家评审',
} as const

export const exclusionOfTimeInput = caseHead.extend({
  matter: text,
  acceptedOn: day,
  basis,
  /** What takes the time (许可法 §45). */
  kind: z.enum(Object.keys(kinds) as [keyof typeof kinds, ...(keyof typeof kinds)[]]),
  /** What will be done, by whom and why. */
  explanation: text,
  from: day,
  /** How long it will take, in words, e.g. 约十五个工作日; the law wants the applicant to be told (许可法 §45). */
  needed: text,
  /** The date that the decision was due before the clock stopped. */
  before: day,
  /** The date that results if the work takes as long as said. */
  expected: due.optional(),
})
export type ExclusionOfTimeInput = z.input<typeof exclusionOfTimeInput>

/** 除外时间告知书: the clock stops, and the applicant is told so in writing. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawExclusionOfTime(input: ExclusionOfTimeInput): Promise<Uint8Array> {
  const w = exclusionOfTimeInput.parse(input)
  const what = kinds[w.kind]
  return drawWrit('exclusion-of-time', w, (writ) => {
    writ.addressee(w.addressee)
    writ.paragraph(`你单位提出的${w.matter}申请（案号：${w.caseNumber}），本机关已于${longDate(w.acceptedOn)}受理。`
      + `在审查过程中，依法需要进行${what}。${w.explanation}`)
    writ.paragraph(`依据${cite(w.basis)}的规定，${what}所需时间不计算在作出行政许可决定的期限内。现将有关时间告知如下：`)
    writ.doc.space(4)
    writ.doc.fields([
      ['除外事项', what],
      ['开始日期', longDate(w.from)],
      ['所需时间', w.needed],
      ['原应当办结日期', longDate(w.before)],
      ...(w.expected ? expectation(w.expected) : []),
    ], { labelWidth: 110, size: 11.5 })
    writ.doc.space(8)
    writ.paragraph(`${what}${goesOn}`)
  })
}

const expectation = (expected: z.output<typeof due>) => [
  ['预计办结日期', `${longDate(expected.on)}${expected.provisional ? '（暂定）' : ''}`],
  ['计算说明', expected.explanation],
] as const
