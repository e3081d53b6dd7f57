import { z } from 'zod'
import { both } from '../../kernel/fields.ts'
import { citizenIdProblem, creditCodeProblem } from '../../law/codes.ts'
import { posts, sectors, sizes } from './facts.ts'

type Words = { zh: string; en: string }
/** A code with a check digit: whatever is wrong is said at the character. */
const checked = (problem: (code: string) => Words | null) =>
  z
    .string()
    .trim()
    .toUpperCase()
    .superRefine((code, ctx) => {
      const wrong = problem(code)
      if (wrong) ctx.addIssue({ code: 'custom', message: both(wrong.zh, wrong.en) })
    })

const filled = (zh: string, en: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: both(`请填写${zh}`, `Enter ${en}`) })
    .max(most, { error: both(`最多 ${most} 个字符`, `At most ${most} characters`) })

const name = filled('姓名', 'the name', 60)
const citizenId = checked(citizenIdProblem)
const phone = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, {
    error: both('请填写 11 位手机号，或带区号的固定电话', 'A mobile number of 11 digits, or a landline with its area code'),
  })

/** What an enterprise says of itself, as forms and other systems send it. */
export const particularsInput = {
  creditCode: checked(creditCodeProblem),
  name: filled('企业名称', 'the enterprise’s name', 120),
  nameEn: z.string().trim().max(200).nullable().default(null),
  region: z.string().regex(/^\d{6}$/, { error: both('行政区划代码为 6 位数字', 'A region code has six digits') }),
  sector: z.enum(sectors),
  economicType: filled('经济类型', 'the economic type', 60),
  industryCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-T]\d{2,4}$/, {
      error: both('行业代码为一个字母加 2 至 4 位数字（GB/T 4754）', 'A letter and two to four digits (GB/T 4754)'),
    })
    .nullable()
    .default(null),
  address: filled('住所', 'the address', 200),
  employees: z.coerce.number().int().min(0).max(1_000_000),
  size: z.enum(sizes),
  foundedOn: z.iso
    .date({ error: both('日期格式为 年-月-日，如 2018-05-01', 'Year-month-day, such as 2018-05-01') })
    .nullable()
    .default(null),
  scope: filled('经营范围', 'the scope of business', 2000),
}

export const principalInput = z.object({ name, citizenId: citizenId.nullable().default(null), phone: phone.nullable().default(null) })
/** A person of the list: with `id` one who is in it already, and whose values stay where they are left out (`null` takes them away). */
export const personInput = z.object({
  id: z.uuid().optional(),
  post: z.enum(posts),
  name,
  citizenId: citizenId.nullable().optional(),
  phone: phone.nullable().optional(),
})
