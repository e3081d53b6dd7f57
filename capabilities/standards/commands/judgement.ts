import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { type Guard, type Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import type { Attached, Indicator } from '../facts.ts'
import type { Evidence, Pinned, Standards } from '../schema/tables.ts'

/** What every command on the judgement of a case has in common. Its lock is the case's own; pinning also waits for the register. */
export const judgementInput = z.object({ id: z.uuid() })
export const lockCase = (input: { id: string }) => [`application:${input.id}`]
export const lockCaseAndRegister = (input: { id: string }) => [...lockCase(input), 'standards:register']

export const underReview = ['accepted', 'returned', 'reviewed']
export const theJudgement = (t: Kysely<Standards>, input: { id: string }) => t.selectFrom('standards_judgement').selectAll().where('id', '=', input.id)
export type JudgementRow = Awaited<ReturnType<ReturnType<typeof theJudgement>['executeTakeFirstOrThrow']>>
export const ofCase = (row: Pick<JudgementRow, 'id' | 'enterprise_id' | 'region' | 'department'>) =>
  ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
export const onJudgement = (t: Kysely<Standards>, fact: Fact<any, any>) => t.updateTable('standards_judgement').where('id', '=', fact.subject)
export const placeOf = (fact: Fact<any, any>) => ({ enterprise_id: fact.enterprise!, region: fact.region!, department: fact.department!, last_fact: '0' })

/** The version by which the case is judged, as it stands now. */
export type Version = { id: string; state: string; indicators: Indicator[]; withdrawn_why: string | null }
export const pinnedVersion = sql<Version | null>`(select json_build_object('id', v.id, 'state', v.state, 'indicators', v.indicators, 'withdrawn_why', v.withdrawn_why)
  from standards_standard v where v.id = standards_judgement.version)`
export const withVersion = (t: Kysely<Standards>, input: { id: string }) => theJudgement(t, input).select(pinnedVersion.as('now'))

/** GB/T 2260: a standard of 980100 holds for every region that begins with 9801. */
const reaches = (alias: string) => sql`standards_judgement.region like regexp_replace(${sql.ref(`${alias}.region`)}, '(00)+$', '') || '%'`
const sizeNow = sql<string | null>`(select e.size from standards_enterprise e where e.id = standards_judgement.enterprise_id)`

/** The version that held when the case was accepted: that of the enterprise's size before the general one, that of the nearer region before the wider. */
export const versionAtAcceptance: RawBuilder<Pinned | null> = sql`(
  select json_build_object('id', v.id, 'title', v.title, 'number', v.number, 'size', v.size, 'effectiveOn', v.effective_on)
  from standards_standard v where v.sector = standards_judgement.sector and v.size in ('all', ${sizeNow}) and ${reaches('v')} and v.holds_from <= standards_judgement.accepted_at
    and (v.until_on is null or standards_judgement.accepted_on < v.until_on)
    and (v.state in ('published', 'superseded') or v.state = 'withdrawn' and v.withdrawn_at > standards_judgement.accepted_at)
  order by v.size = 'all', length(regexp_replace(v.region, '(00)+$', '')) desc, v.number desc limit 1)`

/** Supplementary conditions whose keywords stand in what the applicant declared. */
export const declaredSupplements: RawBuilder<Attached[]> = sql`coalesce((
  select json_agg(json_build_object('supplement', s.id, 'title', s.title, 'guidance', s.guidance, 'conditions', s.conditions) order by s.id)
  from standards_supplement s where s.sector = standards_judgement.sector and s.state = 'registered' and ${reaches('s')}
    and exists (select from unnest(s.keywords) k where position(lower(k) in lower(standards_judgement.technology)) > 0)), '[]')`

export const versionsToday = (day: string): RawBuilder<(Pinned & { indicators: Indicator[] })[]> => sql`coalesce((
  select json_agg(json_build_object('id', v.id, 'title', v.title, 'number', v.number, 'size', v.size, 'effectiveOn', v.effective_on, 'indicators', v.indicators) order by v.size = 'all', v.number desc)
  from standards_standard v where v.sector = standards_judgement.sector and v.size in ('all', ${sizeNow}) and ${reaches('v')} and v.state = 'published'
    and v.effective_on <= ${day} and (v.until_on is null or ${day} < v.until_on)), '[]')`
export const sizeOfEnterprise = sizeNow

const closed = { zh: '案件不在审查中，不能修改审批标准的认定', en: 'The case is not under review; its judgement cannot be changed' }
export const inReview: Guard<JudgementRow> = { code: 'not-in-review', clause: '条例-6', broken: (row) => row.case_state !== 'accepted' && closed }
export const caseIsOpen: Guard<JudgementRow> = { code: 'not-in-review', clause: '条例-6', broken: (row) => !underReview.includes(row.case_state) && closed }

export const evidenceInput = z.array(z.object({ material: z.string().max(60), page: z.number().int().min(1).max(5000).optional() })).max(10).default([])
/** What is met is met by something: a document of the case, or what was seen on the spot in the opinion's words. */
export const evidenceIsThere: Rule<JudgementRow, { evidence: Evidence[]; opinion: string }> = {
  code: 'evidence-missing', clause: '条例-6',
  broken: (row, input) => {
    if (input.evidence.length === 0 && !input.opinion) return { zh: '请注明依据的材料，或者写明意见', en: 'Name the document it rests on, or give your opinion' }
    return input.evidence.some((e) => !row.materials.includes(e.material)) && { zh: '所引材料不在本案中', en: 'The cited document is not in the case' }
  },
}
