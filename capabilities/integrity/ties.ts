import { sql } from 'kysely'
import { today } from '../../kernel/calendar.ts'
import { Problem } from '../../kernel/problem.ts'
import { afterwards } from '../../kernel/reaction.ts'
import type { Work } from '../../kernel/work.ts'
import { limit } from '../../law/index.ts'
import { EnterpriseRegistered, ParticularsCorrected, PersonsSet } from '../enterprises/facts.ts'
import { ApplicationSubmitted, CaseAssigned } from '../licensing/facts.ts'
import { raiseFlag } from './commands/flag.ts'
import { proposeRecusal } from './commands/recusal.ts'
import { findTie } from './commands/tie.ts'
import { DeclarationMade, TieFound, type tieKinds } from './facts.ts'
import { reachOf, samePersons } from './people.ts'
import { words } from './words.ts'

type Kind = (typeof tieKinds)[number]
type Match = { officer: string; enterprise: string; kind: Kind; declaration: string; until: string | null }

/** What current declarations say of enterprises in the register: by keyed hash of a citizen id, or by credit code; of one officer, or of one enterprise. */
const matches = (of: { officer?: string; enterprise?: string }, day: string, coolingOff: number) => sql<Match>`
  with mine as (
    select * from integrity_declaration where current and (${of.officer ?? null}::text is null or officer_id = ${of.officer ?? null})
  ), person as (
    select m.officer_id, m.id, 'same-person' as kind, m.citizen_ref as ref from mine m
    union all select m.officer_id, m.id, 'relative', (r ->> 'citizenRef')::uuid from mine m, jsonb_array_elements(m.content -> 'relatives') r
  ), code as (
    select m.officer_id, m.id, 'relative' as kind, r ->> 'creditCode' as code, null::date as until from mine m, jsonb_array_elements(m.content -> 'relatives') r
    union all select m.officer_id, m.id, 'former-employer', r ->> 'creditCode', ((r ->> 'until')::date + make_interval(years => ${coolingOff}))::date
      from mine m, jsonb_array_elements(m.content -> 'employers') r
    union all select m.officer_id, m.id, 'shareholding', r ->> 'creditCode', null from mine m, jsonb_array_elements(m.content -> 'holdings') r
    union all select m.officer_id, m.id, 'other', r ->> 'creditCode', null from mine m, jsonb_array_elements(m.content -> 'others') r
  ), found as (
    select p.officer_id, p.id, p.kind, e.enterprise_id, null::date as until from person p
      join vault_value v on v.ref = p.ref join vault_value w on w.lookup = v.lookup and w.kind = v.kind join integrity_person e on e.citizen_ref = w.ref
    union select c.officer_id, c.id, c.kind, e.id, max(c.until) from code c join integrity_enterprise e on e.credit_code = c.code
      where c.until is null or c.until >= ${day}::date group by c.officer_id, c.id, c.kind, e.id
  )
  select distinct on (f.officer_id, f.enterprise_id, f.kind) f.officer_id as officer, f.enterprise_id as enterprise, f.kind, f.id as declaration, f.until::text as until
  from found f where (${of.enterprise ?? null}::uuid is null or f.enterprise_id = ${of.enterprise ?? null}::uuid)
    and not exists (select from integrity_tie x where x.officer_id = f.officer_id and x.enterprise_id = f.enterprise_id and x.kind = f.kind and (x.state = 'standing' or x.declaration_id = f.id))
  order by f.officer_id, f.enterprise_id, f.kind, f.until desc nulls first`

async function findTies(work: Work, of: { officer?: string; enterprise?: string }, causedBy: string) {
  const day = today(work.clock.now())
  const found = await work.all(matches(of, day, limit('integrity.cooling-off', { on: day }).value))
  for (const match of found) await unlessKnown(work.perform(findTie, match, { causedBy }))
}

/** Two facts may lead to the same finding at once: the second is refused, and nothing is missing. */
const unlessKnown = (done: Promise<unknown>) => done.catch((error: unknown) => {
  if (!(error instanceof Problem) || error.status !== 409) throw error
})

type Tied = { tie: string; kind: Kind; officer: string; name: string; application: string }
/** Officers with a standing tie who could act on an open case of the enterprise: it is theirs, or lies within their reach. */
const tiedOn = (of: { tie?: string; application?: string }, day: string) => sql<Tied>`
  select t.id as tie, t.kind, t.officer_id as officer, t.officer_name as name, c.id as application from integrity_tie t
  join integrity_case c on c.enterprise_id = t.enterprise_id and c.open
  left join integrity_officer o on o.account = t.officer_id
  where t.state = 'standing' and (t.until is null or t.until >= ${day}::date) and (${of.tie ?? null}::uuid is null or t.id = ${of.tie ?? null}::uuid)
    and (${of.application ?? null}::uuid is null or c.id = ${of.application ?? null}::uuid)
    and (c.officer_id = t.officer_id or (o.open and o.department = c.department and c.region like ${reachOf('o.region')}))
    and not exists (select from integrity_recusal r where r.application_id = c.id and r.officer_id = t.officer_id)
  order by t.found_at`

async function propose(work: Work, of: { tie?: string; application?: string }, causedBy: string) {
  for (const { tie, kind, officer, name, application } of await work.all(tiedOn(of, today(work.clock.now()))))
    await unlessKnown(work.perform(proposeRecusal, { application, officer, name, tie }, { causedBy, reason: `系统发现关联关系：${words[`tie.${kind}`]!.zh}，提请负责人决定是否回避` }))
}

type Acted = { application: string; steps: { step: string; on: string }[] }
/** Decided cases of the enterprise in which this person took a step, with the steps. */
const decidedBy = (officer: string, enterprise: string) => sql<Acted>`
  select c.id as application, json_agg(json_build_object('step', convert_from(f.bytes, 'utf8')::jsonb ->> 'step', 'on', (f.recorded_at at time zone 'Asia/Shanghai')::date::text) order by f.id) as steps
  from integrity_case c join fact f on f.subject = c.id where c.enterprise_id = ${enterprise}::uuid and c.decided and f.actor_id in ${samePersons([officer])} group by c.id`

async function flagDecided(work: Work, tie: string, b: { officer: { id: string; name: string }; enterprise: { id: string }; kind: Kind }, causedBy: string) {
  for (const { application, steps } of await work.all(decidedBy(b.officer.id, b.enterprise.id)))
    await unlessKnown(work.perform(raiseFlag, { application, tie, kind: b.kind, officer: b.officer, steps }, { causedBy }))
}

/** Ties are looked for whenever a declaration or the register says something new, and weighed against every case they touch. */
export const weighing = [
  afterwards(DeclarationMade, 'find-declared-ties', (work, f) => findTies(work, { officer: f.body.officer.id }, f.id)),
  afterwards(EnterpriseRegistered, 'find-enterprise-ties', (work, f) => findTies(work, { enterprise: f.subject }, f.id)),
  afterwards(ParticularsCorrected, 'find-code-ties', (work, f) => findTies(work, { enterprise: f.subject }, f.id)),
  afterwards(PersonsSet, 'find-persons-ties', (work, f) => findTies(work, { enterprise: f.subject }, f.id)),
  afterwards(TieFound, 'weigh-tie', async (work, f) => {
    await propose(work, { tie: f.subject }, f.id)
    await flagDecided(work, f.subject, f.body, f.id)
  }),
  afterwards(ApplicationSubmitted, 'weigh-case', (work, f) => propose(work, { application: f.subject }, f.id)),
  afterwards(CaseAssigned, 'weigh-assignment', (work, f) => propose(work, { application: f.subject }, f.id)),
]
