import { citizenIdCheckDigit, creditCodeCheckDigit } from '../../law/codes.ts'
import type { Actor } from '../../kernel/access.ts'
import type { TestHouse } from '../../test/support/house.ts'

let made = 0
/** A credit code that nobody has, with its check digit. */
export function freshCode(region = '980102') {
  const first = `91${region}MA${String(++made).padStart(7, '0')}`
  return first + creditCodeCheckDigit(first)
}
/** A citizen id with its check digit, of a place that does not exist. */
export function freshCitizenId() {
  const first = `980102198001${String(10 + (++made % 18)).padStart(2, '0')}${String(made).padStart(3, '0')}`
  return first + citizenIdCheckDigit(first)
}

export const particulars = (more: object = {}) => ({
  creditCode: freshCode(),
  name: '云岭晨光化工有限公司',
  region: '980102',
  sector: 'hazardous-chemicals',
  economicType: '有限责任公司',
  industryCode: 'C2619',
  address: '云岭市东川区工业大道 8 号',
  employees: 120,
  size: 'medium',
  foundedOn: '2015-06-01',
  scope: '工业酒精的生产与销售',
  principal: { name: '张望山', citizenId: freshCitizenId(), phone: '13800001234' },
  ...more,
})
/** What a form of correction sends: all of it but the principal, who is changed among the persons. */
export const corrected = ({ principal: _principal, ...rest }: ReturnType<typeof particulars>, more: object) => ({ ...rest, ...more })

/** An enterprise in the register; answers its id, its first fact and what was entered. */
export async function registered(t: TestHouse, by: Actor, more: object = {}) {
  const entered = particulars(more)
  const done = await t.as(by).post('/api/enterprises/enterprises/register', entered)
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  return { id: done.body.subject as string, fact: done.body.fact as string, entered }
}
