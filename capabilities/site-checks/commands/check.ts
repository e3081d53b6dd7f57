import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Guard, Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { limit } from '../../../law/index.ts'
import type { CheckTable, Officer, SiteChecks, StoredFile } from '../schema/tables.ts'

/** What every command on a check has in common. */
export const checkInput = z.object({ id: z.uuid(), application: z.uuid() })
/** The case that a step concerns: gates (a recusal, say) look at it. */
export const concerns = (input: { application: string }) => input.application
export const theCheck = (t: Kysely<SiteChecks>, { id }: { id: string }) => t.selectFrom('site_checks_check').selectAll().where('id', '=', id)
export type CheckRow = Awaited<ReturnType<ReturnType<typeof theCheck>['executeTakeFirstOrThrow']>>

/** The check alone: a review that waits for it is only ever let through by a later step, never shut out (ordering one locks the case). */
export const lockCheck = ({ id }: { id: string }) => [`site-check:${id}`]

export const ofCheck = (row: CheckRow) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
export const onCheck = (t: Kysely<SiteChecks>, f: Fact<any, any>) => t.updateTable('site_checks_check').where('id', '=', f.subject)
export const placeOf = (f: Fact<any, any>) => ({ enterprise_id: f.enterprise!, region: f.region!, department: f.department!, last_fact: '0' })

/** Files of this check that were uploaded under its id, as the fact keeps them. */
export const uploaded = (check: string, ids: readonly string[]) => sql<StoredFile[]>`coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size::int, 'sha256', f.sha256, 'mime', f.mime) order by f.uploaded_at)
  from file f where f.owner = ${check} and f.id = any(${ids}::uuid[])), '[]')`

/** The case that gates looked at is the check's own. */
export const ofItsCase: Rule<Pick<CheckTable, 'application_id'>, { application: string }> = {
  code: 'another-case',
  clause: '许可法-34',
  broken: (row, input) => row.application_id !== input.application && { zh: '这次核查不属于该案', en: 'The check belongs to another case' },
}

export const onTheTeam: Guard<Pick<CheckTable, 'id'> & { team: Officer[] }> = {
  code: 'not-on-the-team',
  clause: '许可法-34',
  broken: (row, _input, { actor }) =>
    !row.team.some((member) => member.id === actor.id) && { zh: '只有本次核查的核查人员可以办理', en: 'Only the officers of this check may do this' },
}

/** 许可法 §34: at least two. */
export const fewest = (day: string) => limit('licensing.onsite.officers', { on: day }).value as number
export const tooFew = (people: readonly unknown[], day: string) =>
  people.length < fewest(day) && { zh: `现场核查人员不得少于 ${fewest(day)} 人`, en: `At least ${fewest(day)} officers carry out an on-site check` }
