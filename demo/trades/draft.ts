import type { Words } from '../../kernel/problem.ts'
import type { Rand } from '../random.ts'
import type { Certified, Size, Trade } from '../types.ts'

/** What the trade decides before anybody has a name: the second half of the name, the industry, the place and how many work there. */
export type Draft = {
  suffix: Words
  industry: { code: string; name: Words }
  region: string
  inPark: boolean
  employees: number
  /** Fen. */
  revenue: number
  scope: string
  /** 作业类别 and 操作项目 that its special operators have. */
  operations: readonly (readonly [category: string, item: string])[]
  trade: (staff: Staff) => Trade
}

export type Staff = {
  brand: string
  place: string
  principal: Certified
  deputies: readonly Certified[]
  safetyManagers: readonly Certified[]
  projectManagers: readonly Certified[]
  /** The day on which the data stand. */
  asOf: string
}

export type Drafting = (random: Rand, index: number) => Draft

export const yuan = (amount: number) => Math.round(amount) * 100
export const tenThousandYuan = (amount: number) => yuan(amount * 10_000)

export const electricity = ['电工作业', '低压电工作业'] as const
export const highVoltage = ['电工作业', '高压电工作业'] as const
export const welding = ['焊接与热切割作业', '熔化焊接与热切割作业'] as const
export const heights = ['高处作业', '高处安装、维护、拆除作业'] as const

/** 统计上大中小微型企业划分办法 (2017): an enterprise belongs to the class of the lower of its two numbers. Builders are classed by revenue. */
export function sizeOf(employees: number, revenue: number, builder: boolean): Size {
  const million = revenue / 100_000_000
  if (builder) return million >= 800 ? 'large' : million >= 60 ? 'medium' : million >= 3 ? 'small' : 'micro'
  if (employees >= 1000 && million >= 400) return 'large'
  if (employees >= 300 && million >= 20) return 'medium'
  return employees >= 20 && million >= 3 ? 'small' : 'micro'
}

/** A day so many days away. */
export const daysFrom = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
export const yearsFrom = (day: string, years: number) => Temporal.PlainDate.from(day).add({ years }).toString()
