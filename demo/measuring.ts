import { versionAtAcceptance, theJudgement, withVersion } from '../capabilities/standards/commands/judgement.ts'
import type { Indicator } from '../capabilities/standards/facts.ts'
import type { Standards } from '../capabilities/standards/schema/tables.ts'
import type { Actor } from '../kernel/access.ts'
import { first, tables } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import { act } from './settle.ts'

const t = tables<Standards>()
/** What was measured on a good day: a little better than the threshold asks. */
const value = ({ comparison, threshold }: Indicator) => (comparison === 'yes' ? true : threshold!)

/** Measures a case by the approval standard that held at its acceptance; without one there is nothing to do. */
export const measuring = (house: House) => async (reviewer: Actor, id: string): Promise<void> => {
  const before = await first(house.pools.writer, theJudgement(t, { id }).select(versionAtAcceptance.as('held')))
  if (!before?.held || before.kind === 'change' || before.kind === 'replacement') return
  if (!before.version) await act(house, reviewer, 'standards/judgement/pin', { id })
  const { now } = (await first(house.pools.writer, withVersion(t, { id })))!
  for (const i of now!.indicators) {
    await act(house, reviewer, 'standards/judgement/measure', { id, key: i.key, value: value(i), unit: i.unit?.zh ?? null, evidence: [], opinion: '查阅台账并现场核实' })
  }
}
