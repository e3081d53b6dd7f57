import type { Draw, Rule } from '../../../kernel/command.ts'
import { Problem } from '../../../kernel/problem.ts'
import { z } from 'zod'
import { citizenIdProblem } from '../../../law/codes.ts'
import { administratorPost, administrators, mixesPosts, roleWords, type Role } from '../roles.ts'
import { sql } from 'kysely'

/** GB 11643; asked for where somebody is to become one of the three administrators. */
export const citizenId = z.string().trim().toUpperCase().superRefine((code, ctx) => {
  const wrong = citizenIdProblem(code)
  if (wrong) ctx.addIssue({ code: 'custom', message: JSON.stringify(wrong) })
})

/** The administrators there are or are proposed to be: whoever becomes one is compared with them. */
export type Colleague = { id: string; name: string; roles: string[]; person_ref: string | null }
export const colleagues = sql<Colleague[]>`(select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'roles',
    array(select unnest(a.roles) union select unnest(g.roles)), 'person_ref', coalesce(g.person_ref, a.person_ref))), '[]')
  from accounts_account a left join accounts_grant g on g.account_id = a.id
  where a.state in ('proposed', 'active') and (a.roles && ${[...administrators]}::text[] or g.roles && ${[...administrators]}::text[]))`

const clause = '网安法-日志'
type Posts = { roles: readonly string[]; citizenId?: string | null | undefined }

export const apartPosts: Rule<unknown, Posts> = {
  code: 'administrators-apart', clause,
  broken: (_row, input) => mixesPosts(input.roles) && {
    zh: '系统管理员、安全管理员、审计管理员三者分立，也不兼任其他岗位：每个账号只设其中一个岗位',
    en: 'The system, security and audit administrators are three, and hold no other post: give this account one of them alone',
    fields: [{ pointer: '/roles', zh: '只选一个管理岗位', en: 'Choose one administrator’s post alone' }],
  },
}
export const personKnown: Rule<{ person_ref?: string | null }, Posts> = {
  code: 'person-missing', clause,
  broken: (row, input) => administratorPost(input.roles) !== null && !input.citizenId && !row.person_ref && {
    zh: '管理员岗位按人分立，请填写本人的公民身份号码（加密保存，不显示）',
    en: 'The administrators’ posts are kept apart by person: enter the citizen id (kept encrypted, never shown)',
    fields: [{ pointer: '/citizenId', zh: '请填写公民身份号码', en: 'Enter the citizen id' }],
  },
}

/**
 * Refuses a second administrator's post to one person, whatever the account is called: by citizen id, and by name where an account of
 * before this rule has none.
 */
export async function samePersonRefused(draw: Pick<Draw, 'unseal'>, row: { colleagues: Colleague[]; id?: string; person_ref?: string | null }, input: Posts & { name: string }) {
  const post = administratorPost(input.roles)
  if (!post) return
  const own = input.citizenId ?? (row.person_ref ? await draw.unseal(row.person_ref) : null)
  for (const other of row.colleagues.filter((c) => c.id !== row.id)) {
    const held = other.roles.find((role) => role !== post && (administrators as readonly string[]).includes(role))
    if (!held) continue
    const theirs = other.person_ref ? await draw.unseal(other.person_ref) : null
    if (own && theirs ? own === theirs : other.name === input.name) throw samePerson(held as Role)
  }
}

const samePerson = (held: Role) => new Problem({
  code: 'accounts/same-person', status: 409, clause,
  title: {
    zh: `此人已是（或拟任）${roleWords[held].zh}，三类管理员不得由同一人担任，换一个账号也不可以`,
    en: `This person is (or is to be) the ${roleWords[held].en.toLowerCase()}: nobody holds two of the three posts, under whatever account`,
  },
})
