import { creditCode } from './codes.ts'
import { assessors } from './names.ts'
import { random } from './random.ts'
import { daysFrom } from './trades/draft.ts'
import type { Day, Enterprise } from './types.ts'

/** What an enterprise writes in its application and what its documents must therefore say. Money in fen. */
export type Particulars = {
  safetyDepartment: string
  safetyStaff: number
  safetyEngineers: number
  trained: number
  insured: number
  costDue: number
  costSpent: number
  assessor: { name: string; creditCode: string; certificate: string }
  assessedOn: Day
  emergencyPlanNo: string
  emergencyPlanOn: Day
  lastDrillOn: Day
  acceptedOn: Day
  rescue: 'own-full-time' | 'own-part-time' | 'agreement'
  chemicalRegistrationNo: string
}

/** The particulars of an enterprise for documents dated `on`; the same whoever asks. */
export function particulars(enterprise: Enterprise, on: Day): Particulars {
  const r = random(enterprise.creditCode).fork('particulars')
  const firm = r.pick(assessors)
  const costDue = safetyCostDue(enterprise)
  const planOn = daysFrom(on, -r.int(60, 420))
  return {
    safetyDepartment: enterprise.sector === 'construction' ? '安全管理部' : '安全环保部',
    safetyStaff: enterprise.safetyManagers.length,
    safetyEngineers: Math.max(1, Math.floor(enterprise.safetyManagers.length * 0.15)),
    trained: enterprise.employees, insured: enterprise.employees,
    costDue, costSpent: Math.round((costDue * r.int(92, 116)) / 100 / 10_000) * 10_000,
    assessor: { name: firm.name, creditCode: creditCode(random(firm.name), firm.region, '2016-03-01'),
      certificate: `APJ-（云）-${String(assessors.indexOf(firm) + 1).padStart(3, '0')}` },
    assessedOn: daysFrom(on, -r.int(30, 300)),
    emergencyPlanNo: `${enterprise.region}-${planOn.slice(0, 4)}-${String(r.int(1, 320)).padStart(4, '0')}`,
    emergencyPlanOn: planOn,
    lastDrillOn: daysFrom(on, -r.int(12, 150)),
    acceptedOn: daysFrom(on, -r.int(5, 12)),
    rescue: enterprise.employees > 400 ? 'own-full-time' : r.pick(['own-part-time', 'agreement']),
    chemicalRegistrationNo: `98${on.slice(2, 4)}1${String(r.int(1, 99_999)).padStart(5, '0')}`,
  }
}

/** Rates by bracket of last year's revenue, as 财资〔2022〕136号 has them for dangerous goods. */
export const dangerousGoodsRates = [
  { upTo: 10_000_000, rate: 0.045 }, { upTo: 100_000_000, rate: 0.0225 }, { upTo: 1_000_000_000, rate: 0.0055 },
    { upTo: Infinity, rate: 0.002 },
] as const

/** What was due last year, in fen. Mines reckon by the tonne, builders by their turnover; those rates are round figures for the demo. */
function safetyCostDue({ sector, revenue, trade }: Enterprise): number {
  if (trade.kind === 'mines') return trade.capacity * 10_000 * (trade.type === 'underground' ? 1500 : 300)
  if (sector === 'construction') return Math.round(revenue * 0.025)
  let low = 0
  let due = 0
  for (const { upTo, rate } of dangerousGoodsRates) {
    due += Math.max(0, Math.min(revenue / 100, upTo) - low) * rate
    low = upTo
  }
  return Math.round(due) * 100
}
