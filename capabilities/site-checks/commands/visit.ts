import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { CheckBegun, CheckClosed, CheckConfirmed, CheckContested, CheckFound } from '../facts.ts'
import { check } from '../procedure.ts'
import type { SiteChecks, StoredFile } from '../schema/tables.ts'
import { checkInput, concerns, lockCheck, ofCheck, ofItsCase, onCheck, onTheTeam, placeOf, theCheck, tooFew, uploaded, type CheckRow } from './check.ts'

const notBeforeItsDay: Guard<CheckRow> = {
  code: 'before-its-day',
  clause: '许可法-34',
  broken: (row, _input, { day }) => day < row.on_day && { zh: `核查定于 ${row.on_day}，提前进行请先改期`, en: `The check is set for ${row.on_day}; reschedule it to go earlier` },
}
const twoArePresent: Rule<CheckRow, { present: string[] }> = {
  code: 'too-few-present',
  clause: '许可法-34',
  broken: (row, input, { day }) => tooFew(row.team.filter((member) => input.present.includes(member.id)), day),
}

/** On site: certificates are shown (安全生产法 §67), who is there and who receives them is written down. */
export const begin = command<SiteChecks>()({
  does: check.step('begin'),
  input: checkInput.extend({ present: z.array(z.uuid()).max(10), host: z.string().trim().min(2).max(60), certificatesShown: z.literal(true) }),
  locks: lockCheck,
  concerns,
  find: theCheck,
  guards: [onTheTeam, notBeforeItsDay],
  rules: [ofItsCase, twoArePresent],
  fact: CheckBegun,
  record: (row, input) => ({
    ...ofCheck(row),
    body: { application: row.application_id, present: row.team.filter((member) => input.present.includes(member.id)), host: input.host },
  }),
  write: (t, f) => [onCheck(t, f).set({ state: f.to!, present: JSON.stringify(f.body.present), host: f.body.host, begun_at: new Date(f.recordedAt) })],
})

type WithPhotos = CheckRow & { files: StoredFile[] }
const photosAreHere: Rule<WithPhotos, { photos: string[] }> = {
  code: 'photo-missing',
  clause: '许可法-34',
  broken: (row, input) =>
    row.files.length < new Set(input.photos).size && { zh: '有照片没有上传成功，请重新上传', en: 'A photo has not arrived; upload it again', fields: [{ pointer: '/photos', zh: '请重新上传', en: 'Upload it again' }] },
}
const photosArePhotos: Rule<WithPhotos, unknown> = {
  code: 'not-a-photo',
  clause: '许可法-34',
  broken: (row) => row.files.some((file) => !file.mime.startsWith('image/')) && { zh: '现场照片须为图片文件', en: 'Photos of the site must be images' },
}

const withPhotos = (t: Kysely<SiteChecks>, i: { id: string; photos: string[] }) => theCheck(t, i).select(uploaded(i.id, i.photos).as('files'))

/** One finding on site with its photos; a later one corrects an earlier one, nothing is removed. */
export const find = command<SiteChecks>()({
  does: check.step('find'),
  input: checkInput.extend({
    item: z.string().trim().min(2).max(80),
    condition: z.number().int().min(1).max(20).nullable().default(null),
    result: z.enum(['met', 'not-met', 'noted']),
    text: z.string().trim().min(2).max(2000),
    photos: z.array(z.uuid()).max(20).default([]),
  }),
  locks: lockCheck,
  concerns,
  find: withPhotos,
  guards: [onTheTeam],
  rules: [ofItsCase, photosAreHere, photosArePhotos],
  draw: ({ uuid }) => ({ finding: uuid() }),
  fact: CheckFound,
  record: (row, input, drawn) => ({
    ...ofCheck(row),
    body: { application: row.application_id, finding: drawn.finding, item: input.item, condition: input.condition, result: input.result, text: input.text, photos: row.files },
  }),
  write: (t, f) => [
    onCheck(t, f).set({ state: f.to! }),
    t.insertInto('site_checks_finding').values({
      id: f.body.finding,
      check_id: f.subject,
      item: f.body.item,
      condition: f.body.condition,
      result: f.body.result,
      text: f.body.text,
      photos: JSON.stringify(f.body.photos),
      officer_name: f.actor.name,
      found_at: new Date(f.recordedAt),
      ...placeOf(f),
    }),
  ],
})

type Counted = CheckRow & { findings: number; unmet: number }
const somethingWasFound: Guard<Counted> = {
  code: 'no-finding',
  clause: '许可法-34',
  broken: (row) => row.findings === 0 && { zh: '还没有任何核查记录', en: 'Nothing has been written down yet' },
}
const notPassedUnmet: Rule<Counted, { result: string }> = {
  code: 'passed-though-unmet',
  clause: '条例-6',
  broken: (row, input) =>
    input.result === 'passed' && row.unmet > 0 && { zh: `有 ${row.unmet} 项不符合，不能认定合格`, en: `${row.unmet} items are not met: the check has not been passed` },
}
const counts = [
  sql<number>`(select count(distinct item) from site_checks_finding g where g.check_id = site_checks_check.id)::int`.as('findings'),
  sql<number>`(select count(*) from (select distinct on (item) result from site_checks_finding g where g.check_id = site_checks_check.id
    order by item, last_fact desc) latest where result = 'not-met')::int`.as('unmet'),
] as const

const counted = (t: Kysely<SiteChecks>, i: { id: string }) => theCheck(t, i).select(counts)

/** One officer closes the record … */
export const close = command<SiteChecks>()({
  does: check.step('close'),
  input: checkInput.extend({ result: z.enum(['passed', 'failed']), summary: z.string().trim().min(2).max(2000) }),
  locks: lockCheck,
  concerns,
  find: counted,
  guards: [onTheTeam, somethingWasFound],
  rules: [ofItsCase, notPassedUnmet],
  fact: CheckClosed,
  record: (row, input) => ({ ...ofCheck(row), body: { application: row.application_id, result: input.result, summary: input.summary } }),
  write: (t, f) => [onCheck(t, f).set({ state: f.to!, result: f.body.result, summary: f.body.summary, closed_by: f.actor.id })],
})

const wasThere: Guard<CheckRow> = {
  code: 'was-not-there',
  clause: '许可法-34',
  broken: (row, _input, { actor }) => !row.present.some((member) => member.id === actor.id) && { zh: '只有到场的核查人员可以确认', en: 'Only an officer who was there confirms' },
}

/** … another one who was there confirms it, and the enterprise is asked to sign. */
export const confirm = command<SiteChecks>()({
  does: check.step('confirm'),
  input: checkInput,
  locks: lockCheck,
  concerns,
  find: theCheck,
  guards: [onTheTeam, wasThere],
  rules: [ofItsCase],
  fact: CheckConfirmed,
  record: (row) => ({ ...ofCheck(row), body: { application: row.application_id, result: row.result! } }),
  write: (t, f) => [onCheck(t, f).set({ state: f.to! })],
})

/** The other officer sees it differently: the record is open again, and the reason stays. */
export const contest = command<SiteChecks>()({
  does: check.step('contest'),
  input: checkInput,
  locks: lockCheck,
  concerns,
  find: theCheck,
  guards: [onTheTeam, wasThere],
  rules: [ofItsCase],
  fact: CheckContested,
  record: (row) => ({ ...ofCheck(row), body: { application: row.application_id } }),
  write: (t, f) => [onCheck(t, f).set({ state: f.to!, result: null, summary: null, closed_by: null })],
})
