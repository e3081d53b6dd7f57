import { z } from 'zod'
import { basis, caseHead, day, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { chinese, cite, longDate } from './words.ts'
import { duties, open } from './sentences.ts'

export const grantInput = caseHead.extend({
  matter: text,
  acceptedOn: day,
  basis,
  enterprise: z.object({ name: text, creditCode: z.string(), principal: text, address: text, economicType: text }),
  scope: text,
  validity: z.object({ from: day, until: day }).optional(),
  /** What the decision rests on beside the documents: on-site check, expert review, collective decision. */
  grounds: z.array(text).default([]),
  /** Working days after the decision within which the licence is issued and delivered (许可法 §44; dated data). */
  deliverWithin: z.int().positive(),
  /** The day from which renewal is to be asked for (条例 §9), when the validity is known. */
  renewBy: day.optional(),
})
export type GrantInput = z.input<typeof grantInput>

/** 准予行政许可决定书. Returns a PDF; throws ZodError when the input is not whole. */
export async function drawGrant(input: GrantInput): Promise<Uint8Array> {
  const w = grantInput.parse(input)
  return drawWrit('grant', w, (writ) => {
    writ.addressee(w.addressee)
    writ.paragraph(`你单位提出的${w.matter}申请（案号：${w.caseNumber}），本机关已于${longDate(w.acceptedOn)}受理。${w.grounds.join('')}`
      + `经审查，你单位符合法定的安全生产条件。依据${cite(w.basis)}的规定，本机关决定准予行政许可，许可内容如下：`)
    writ.doc.space(4)
    writ.doc.fields(content(w), { labelWidth: 110, size: 11.5 })
    writ.doc.space(8)
    writ.paragraph(`本机关将自作出本决定之日起${chinese(w.deliverWithin)}个工作日内向你单位颁发、送达安全生产许可证。`)
    writ.paragraph(duties
      + (w.renewBy ? `有效期满需要延期的，应当于${longDate(w.renewBy)}前向本机关申请办理延期手续。` : ''))
    writ.paragraph(open)
  })
}

function content({ enterprise, scope, validity }: z.output<typeof grantInput>): (readonly [string, string])[] {
  return [
    ['企业名称', enterprise.name],
    ['统一社会信用代码', enterprise.creditCode],
    ['主要负责人', enterprise.principal],
    ['注册地址', enterprise.address],
    ['经济类型', enterprise.economicType],
    ['许可范围', scope],
    ...(validity ? [['有效期', `${longDate(validity.from)}至${longDate(validity.until)}`] as const] : []),
  ]
}
