import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { both } from '../../../kernel/fields.ts'
import { command, type Rule } from '../../../kernel/command.ts'
import { levels, RiskPointRegistered, RiskPointRevised, RiskPointWithdrawn, SessionHeld, sessionKinds, WarningAcknowledged, WarningGiven } from '../facts.ts'
import { riskPoint, session, warning } from '../procedure.ts'
import type { Integrity } from '../schema/tables.ts'

const text = (most: number) => z.string().trim().min(4, { error: both('至少 4 个字', 'Four characters or more') }).max(most)
/** Steps are named `<capability>/<subject>/<step>`, as facts name them. */
const point = {
  step: z.string().regex(/^[a-z-]+\/[a-z-]+\/[a-z-]+$/), post: z.enum(['acceptance', 'review', 'decision', 'issue']), level: z.enum(levels), risk: text(500), measure: text(1000),
}
const department = z.string().trim().min(1).max(60)
const here = (actor: { region: string | null }, input: { department: string }) => ({ enterprise: null, region: actor.region, department: input.department })
const lock = (i: { id: string }) => [`integrity/risk-point/${i.id}`]
const thePoint = (t: Kysely<Integrity>, i: { id: string }) => t.selectFrom('integrity_risk').selectAll().where('id', '=', i.id)
const onPoint = (t: Kysely<Integrity>, id: string) => t.updateTable('integrity_risk').where('id', '=', id)

export const registerRiskPoint = command<Integrity>()({
  does: riskPoint.step('register'),
  input: z.object({ ...point, department }),
  locks: () => [],
  place: (_row, i, actor) => ({ region: actor.region, department: i.department }),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: RiskPointRegistered,
  record: (_row, { department: d, ...body }, { id }, { actor }) => ({ subject: id, ...here(actor, { department: d }), body }),
  write: (t, f) => [t.insertInto('integrity_risk').values({
    id: f.subject, ...f.body, state: f.to!, region: f.region!, department: f.department!, entered_by: f.actor.name, entered_at: new Date(f.recordedAt), last_fact: '0',
  })],
})

export const reviseRiskPoint = command<Integrity>()({
  does: riskPoint.step('revise'),
  input: z.object({ id: z.uuid(), ...point }),
  locks: lock,
  find: thePoint,
  fact: RiskPointRevised,
  record: (row, { id: _id, ...now }) => {
    const was = Object.fromEntries(Object.entries(now).flatMap(([k, v]) => (row[k as keyof typeof row] === v ? [] : [[k, row[k as keyof typeof row]]])))
    return { subject: row.id, enterprise: null, region: row.region, department: row.department, body: { ...now, was } }
  },
  write: (t, f) => [onPoint(t, f.subject).set({ step: f.body.step, post: f.body.post, level: f.body.level, risk: f.body.risk, measure: f.body.measure })],
})

export const withdrawRiskPoint = command<Integrity>()({
  does: riskPoint.step('withdraw'),
  input: z.object({ id: z.uuid() }),
  locks: lock,
  find: thePoint,
  fact: RiskPointWithdrawn,
  record: (row) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department, body: {} }),
  write: (t, f) => [onPoint(t, f.subject).set({ state: f.to! })],
})

const hasBeenHeld: Rule<unknown, { heldOn: string }> = {
  code: 'not-held-yet', clause: '参数-M1.9', broken: (_row, i, { day }) => i.heldOn > day && { zh: '只能登记已经举办的教育', en: 'Only a session that was held is recorded' },
}
/** A session and who was there, by name as the register has them. */
export const holdSession = command<Integrity>()({
  does: session.step('hold'),
  input: z.object({ title: text(120), kind: z.enum(sessionKinds), heldOn: z.iso.date(), summary: text(3000), attendees: z.array(z.object({ id: z.string().max(60), name: z.string().max(60) })).min(1).max(500), department }),
  locks: () => [],
  place: (_row, i, actor) => ({ region: actor.region, department: i.department }),
  rules: [hasBeenHeld],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: SessionHeld,
  record: (_row, { department: d, ...body }, { id }, { actor }) => ({ subject: id, ...here(actor, { department: d }), body }),
  write: (t, f) => [t.insertInto('integrity_session').values({
    id: f.subject, title: f.body.title, kind: f.body.kind, held_on: f.body.heldOn, summary: f.body.summary, attendees: JSON.stringify(f.body.attendees), region: f.region!,
    department: f.department!, entered_by: f.actor.name, last_fact: '0',
  })],
})

/** A warning stands on record with its reason; the person says that he has read it. */
export const giveWarning = command<Integrity>()({
  does: warning.step('give'),
  input: z.object({ officer: z.string().max(60) }),
  locks: () => [],
  find: (_t: Kysely<Integrity>, i) => sql<{ name: string; region: string; department: string | null; last_fact?: string }>`select name, region, coalesce(department, '') as department from integrity_officer where account = ${i.officer}`,
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: WarningGiven,
  record: (row, i, { id }) => ({ subject: id, enterprise: null, region: row.region, department: row.department, body: { officer: { id: i.officer, name: row.name } } }),
  write: (t, f) => [t.insertInto('integrity_warning').values({
    id: f.subject, officer_id: f.body.officer.id, officer_name: f.body.officer.name, text: f.reason ?? '', state: f.to!, region: f.region!, department: f.department!, warned_by: f.actor.name,
    warned_at: new Date(f.recordedAt), acknowledged_at: null, last_fact: '0',
  })],
})

export const acknowledgeWarning = command<Integrity>()({
  does: warning.step('acknowledge'),
  input: z.object({ id: z.uuid() }),
  locks: (i) => [`integrity/warning/${i.id}`],
  find: (t, i) => t.selectFrom('integrity_warning').selectAll().where('id', '=', i.id),
  fact: WarningAcknowledged,
  record: (row) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department, body: {} }),
  write: (t, f) => [t.updateTable('integrity_warning').set({ state: f.to!, acknowledged_at: new Date(f.recordedAt) }).where('id', '=', f.subject)],
})
