import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { SealApplied, SealApproved, SealDeclined, SealEnabled, SealInstalled, SealResumed, SealRevoked, SealSuspended } from '../facts.ts'
import { seal } from '../procedure.ts'
import type { Seals } from '../schema/tables.ts'

const clause = '电子印章-效力'
export const sealInput = z.object({ id: z.uuid() })
export const theSeal = (t: Kysely<Seals>, { id }: { id: string }) => t.selectFrom('seals_seal').selectAll()
  .select(sql<number>`(select count(*) from seals_document d where d.department = seals_seal.department and d.state = 'waiting')::int`.as('waiting')).where('id', '=', id)
type Row = Awaited<ReturnType<ReturnType<typeof theSeal>['executeTakeFirstOrThrow']>>

/** Uses and decisions on one seal take their turn: a use is before a revocation or refused. */
export const lockSeal = ({ id }: { id: string }) => [`seal:${id}`]
const ofSeal = (row: Row) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })
const onSeal = (t: Kysely<Seals>, f: Fact<any, any>) => t.updateTable('seals_seal').where('id', '=', f.subject)
const decided = (f: Fact<any, any>) => ({ state: f.to!, why: f.reason, decided_by: JSON.stringify(f.actor), decided_at: new Date(f.recordedAt) })

export const apply = command<Seals>()({
  does: seal.step('apply'),
  input: z.object({ name: z.string().trim().min(2).max(60), purpose: z.string().trim().min(2).max(300) }),
  locks: (i) => [`seal-name:${i.name}`],
  place: (_row, _input, actor) => ({ region: actor.region, department: actor.department }),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: SealApplied,
  record: (_row, input, drawn, { actor }) => ({ subject: drawn.id, enterprise: null, region: actor.region, department: actor.department, body: input }),
  write: (t, f) => [
    t.insertInto('seals_seal').values({
      id: f.subject, name: f.body.name, purpose: f.body.purpose, built_in: false, state: f.to!, applied_by: JSON.stringify(f.actor), applied_at: new Date(f.recordedAt),
      region: f.region!, department: f.department!, last_fact: '0',
    }),
  ],
})

/** Nobody approves the seal that he asked for: the procedure keeps the two steps apart. */
export const approve = command<Seals>()({
  does: seal.step('approve'),
  input: sealInput,
  locks: lockSeal,
  find: theSeal,
  fact: SealApproved,
  record: (row) => ({ ...ofSeal(row), body: { name: row.name } }),
  write: (t, f) => [onSeal(t, f).set(decided(f))],
})

export const decline = command<Seals>()({
  does: seal.step('decline'),
  input: sealInput,
  locks: lockSeal,
  find: theSeal,
  fact: SealDeclined,
  record: (row) => ({ ...ofSeal(row), body: { name: row.name } }),
  write: (t, f) => [onSeal(t, f).set(decided(f))],
})

const keyInput = { fingerprint: z.string(), sm2Fingerprint: z.string(), subject: z.string(), from: z.iso.datetime(), until: z.iso.datetime() }
const keyColumns = (b: { fingerprint: string; sm2Fingerprint: string; subject: string; from: string; until: string }) =>
  ({ fingerprint: b.fingerprint, sm2_fingerprint: b.sm2Fingerprint, subject: b.subject, valid_from: new Date(b.from), valid_until: new Date(b.until) })

/** Its key has been made: the seal is in use. */
export const enable = command<Seals>()({
  does: seal.step('enable'),
  input: sealInput.extend(keyInput),
  locks: lockSeal,
  find: theSeal,
  fact: SealEnabled,
  record: (row, { id: _, ...key }) => ({ ...ofSeal(row), body: { name: row.name, ...key } }),
  write: (t, f) => [onSeal(t, f).set({ state: f.to!, ...keyColumns(f.body) })],
})

/** The built-in test seal, in the name of the department whose document wants one. */
export const install = command<Seals>()({
  does: seal.step('install'),
  input: sealInput.extend({ name: z.string(), region: z.string(), department: z.string(), ...keyInput }),
  locks: lockSeal,
  fact: SealInstalled,
  record: (_row, { id, region, department, ...body }) => ({ subject: id, enterprise: null, region, department, body }),
  write: (t, f) => [
    t.insertInto('seals_seal').values({
      id: f.subject, name: f.body.name, purpose: '', built_in: true, state: f.to!, applied_at: new Date(f.recordedAt), region: f.region!, department: f.department!, last_fact: '0', ...keyColumns(f.body),
    }),
  ],
})

export const suspend = command<Seals>()({
  does: seal.step('suspend'),
  input: sealInput,
  locks: lockSeal,
  find: theSeal,
  fact: SealSuspended,
  record: (row) => ({ ...ofSeal(row), body: { name: row.name } }),
  write: (t, f) => [onSeal(t, f).set(decided(f))],
})

export const resume = command<Seals>()({
  does: seal.step('resume'),
  input: sealInput,
  locks: lockSeal,
  find: theSeal,
  guards: [{ code: 'expired', clause, broken: (row, _input, { at }) => row.valid_until !== null && at > row.valid_until && { zh: '印章证书已过期，请申请新的印章', en: 'Its certificate has expired: apply for another seal' } }],
  fact: SealResumed,
  record: (row) => ({ ...ofSeal(row), body: { name: row.name } }),
  write: (t, f) => [onSeal(t, f).set(decided(f))],
})

/** For good: what it sealed stays sealed, nothing more is. */
export const revoke = command<Seals>()({
  does: seal.step('revoke'),
  input: sealInput,
  locks: lockSeal,
  find: theSeal,
  fact: SealRevoked,
  record: (row) => ({ ...ofSeal(row), body: { name: row.name, waiting: row.waiting } }),
  write: (t, f) => [onSeal(t, f).set(decided(f))],
})
