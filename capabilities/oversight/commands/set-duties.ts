import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { DutyListSet } from '../facts.ts'
import { caseSteps } from '../duties.ts'
import { dutyList } from '../procedure.ts'
import type { Oversight } from '../schema/tables.ts'

const entry = z.object({ step: z.string().max(60), text: z.string().trim().min(4).max(500), person: z.uuid().nullable(), leader: z.uuid().nullable() })
const input = z.object({ department: z.string().max(40), region: z.string().regex(/^\d{6}$/), from: z.iso.date(), duties: z.array(entry).min(1).max(60) })
type Input = z.output<typeof input>
type Row = { version: number; department: string; region: string; people: { id: string; name: string }[]; latest: string | null }

const find = (_t: Kysely<Oversight>, i: Input) => sql<Row>`select ${i.department}::text as department, ${i.region}::text as region,
  (select coalesce(max(version), 0) + 1 from oversight_duty_list where department = ${i.department})::int as version,
  (select max(from_day)::text from oversight_duty_list where department = ${i.department}) as latest,
  coalesce((select json_agg(json_build_object('id', account_id, 'name', name)) from oversight_officer
    where active and department = ${i.department} and account_id = any(${i.duties.flatMap((d) => [d.person, d.leader]).filter((id) => id !== null)}::uuid[])), '[]') as people`

const fromTomorrow: Rule<Row, Input> = {
  code: 'from-tomorrow',
  clause: '条例-18',
  broken: (row, i, { day }) =>
    (i.from <= day || (row.latest !== null && i.from <= row.latest)) && {
      zh: '新的责任清单最早从明天起适用，并且晚于现有清单的适用日期',
      en: 'A new list applies from tomorrow at the earliest, and after the one before it',
    },
}
const everyStepOnce: Rule<Row, Input> = {
  code: 'steps-incomplete',
  clause: '条例-18',
  broken: (_row, i) => {
    const missing = caseSteps.filter((step) => i.duties.filter((d) => d.step === step).length !== 1)
    return (missing.length > 0 || i.duties.length !== caseSteps.length) && { zh: `责任清单须对每个环节写明一次：${missing.join('、')}`, en: `The list names every step once: ${missing.join(', ')}` }
  },
}
const peopleAreHere: Rule<Row, Input> = {
  code: 'person-unknown',
  clause: '条例-18',
  broken: (row, i) =>
    i.duties.some((d) => [d.person, d.leader].some((id) => id !== null && !row.people.some((p) => p.id === id))) && {
      zh: '清单中有人不是本部门在岗人员',
      en: 'Somebody on the list is not an officer of this department in office',
    },
}

/** The head says who answers for each step; cases accepted from that day on keep this list. */
export const setDuties = command<Oversight>()({
  does: dutyList.step('set'),
  input,
  locks: (i) => [`oversight:duty-list:${i.department}`],
  find,
  rules: [fromTomorrow, everyStepOnce, peopleAreHere],
  place: (row) => ({ department: row.department, region: row.region }),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: DutyListSet,
  record: (row, i, drawn) => {
    const named = (id: string | null) => row.people.find((p) => p.id === id) ?? null
    return {
      subject: drawn.id,
      enterprise: null,
      region: row.region,
      department: row.department,
      body: { version: row.version, from: i.from, duties: i.duties.map((d) => ({ ...d, person: named(d.person), leader: named(d.leader) })) },
    }
  },
  write: (t, f) => [
    t.insertInto('oversight_duty_list').values({
      id: f.subject,
      version: f.body.version,
      region: f.region!,
      department: f.department!,
      state: f.to!,
      from_day: f.body.from,
      duties: JSON.stringify(f.body.duties),
      set_by: f.actor.name,
      set_at: new Date(f.recordedAt),
      last_fact: '0',
    }),
  ],
})
