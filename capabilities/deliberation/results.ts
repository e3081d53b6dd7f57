import { sql } from 'kysely'
import type { Capability } from '../../kernel/capability.ts'
import { commandName, type Command } from '../../kernel/command.ts'
import { tables } from '../../kernel/db.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Work } from '../../kernel/work.ts'
import { MeetingConcluded } from './facts.ts'
import type { Concluded, Deliberation } from './schema/tables.ts'

type Item = Concluded['items'][number]
type Meeting = { id: string; region: string; department: string; concluded: Concluded; fact: string }
const t = tables<Deliberation>()

/**
 * Carries out what a meeting decided: one command per case, on behalf of those who decided it. The request id follows from parent and item, so that
 * a run after a crash, or a second one, takes each decision once. What is refused is noted with its reason, and keeps no other case.
 */
export const resultsOf = (all: readonly Capability[]) => async (work: Work, { subject: meeting }: { subject: string }) => {
  const row = await work.first(sql<Meeting>`select m.id, m.region, m.department, m.concluded, (select max(f.id)::text from fact f where f.subject = m.id and f.name = ${MeetingConcluded.name}) as fact
    from deliberation_meeting m where m.id = ${meeting}`)
  for (const item of row!.concluded.items) if (item.result === 'grant' || item.result === 'refuse') await carryOut(all, work, row!, item)
}

async function carryOut(all: readonly Capability[], work: Work, meeting: Meeting, item: Item) {
  const of = { meeting_id: meeting.id, application_id: item.application }
  try {
    await work.perform(stepOf(all, item.result!), item.result === 'grant' ? { id: item.application, scope: item.scope } : { id: item.application, clauses: item.clauses }, {
      causedBy: meeting.fact, requestId: derivedRequestId('deliberation-result', meeting.fact, item.application), reason: item.reason, onBehalfOf: item.deciders.map((d) => d.id).join(','),
    })
    await work.run(t.deleteFrom('deliberation_failure').where('meeting_id', '=', of.meeting_id).where('application_id', '=', of.application_id))
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const said = { code: error.code, ...titleOf(error), at: work.clock.now(), region: meeting.region, department: meeting.department }
    await work.run(t.insertInto('deliberation_failure').values({ ...of, ...said }).onConflict((c) => c.columns(['meeting_id', 'application_id']).doUpdateSet(said)))
  }
}

const titleOf = ({ init }: Problem) => ({ zh: init.title.zh, en: init.title.en })

/** The step of another capability is asked for by its name: its commands are its own. */
function stepOf(all: readonly Capability[], name: string): Command {
  const found = all.flatMap((c) => c.commands ?? []).find((c) => commandName(c) === `licensing/application/${name}`)
  if (!found) throw new Error(`nothing performs licensing/application/${name}`)
  return found
}
