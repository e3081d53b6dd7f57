import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beginDraft, saveDraft } from '../../capabilities/licensing/drafts.ts'
import { applicableConditions, requiredMaterials } from '../../capabilities/licensing/form.ts'
import { sectorOf } from '../../capabilities/licensing/sectors/index.ts'
import type { Answers } from '../../capabilities/licensing/sectors/sector.ts'
import { answersOf } from '../../demo/answers.ts'
import { enterprises } from '../../demo/enterprises.ts'
import { system, type Actor } from '../../kernel/access.ts'
import { today } from '../../kernel/calendar.ts'
import { setClock, systemClock, type SetClock } from '../../kernel/clock.ts'
import { commandName, type Command } from '../../kernel/command.ts'
import type { House } from '../../kernel/house.ts'
import { uuid } from '../../kernel/random.ts'
import { creditCodeCheckDigit } from '../../law/codes.ts'
import type { Say } from './figures.ts'
import { startInstallation, temporaryFolder } from './installation.ts'

const licensed = 1_700
const waiting = 6_000
const lanes = 12
const day = 86_400_000

/** The clerk at the counter who signs in; the others act in the preparation alone. */
export const clerk = 'bench-window'
const officer = (id: number, name: string, role: string): Actor =>
  ({ id: `00000000-0000-7000-8000-00000000000${id}`, name, roles: [role], region: '980100', department: 'emergency', enterpriseId: null })
const counter = officer(1, '测量窗口', 'window')
const reviewer = officer(2, '测量审查', 'reviewer')
const approver = officer(3, '测量审批', 'approver')

/**
 * A data folder with some years' record of a town: 1 700 cases performed from registration to the licence (the facts that audits replay, the
 * register that checks look into) and 6 000 applications that wait at the counter. It is made once a day and version, by performing commands
 * from many lanes, and kept beside the machine's temporary files; every measurement gets a copy of its own.
 */
export async function townFolder(say: Say) {
  const kept = join(tmpdir(), `anxu-bench-town-${version()}`)
  if (!existsSync(kept)) await makeTown(kept, say)
  return temporaryFolder(kept)
}

/** What facts and tables look like, and the day: an application that waits too long counts as accepted. */
function version(): string {
  const root = join(import.meta.dirname, '..', '..')
  const files = globSync(['kernel/schema.sql', 'kernel/fact.ts', 'capabilities/*/schema/*.sql', 'capabilities/*/facts.ts', 'bench/support/town.ts'], { cwd: root }).sort()
  const hash = createHash('sha256').update(today(systemClock.now()))
  for (const file of files) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 12)
}

async function makeTown(kept: string, say: Say) {
  const { dir, remove } = temporaryFolder()
  say(`making a town of ${licensed + waiting} enterprises (once; some minutes)`)
  const place = await startInstallation(dir)
  try {
    await asAdmin(place.adminUrl, 'alter database anxu set synchronous_commit = off')
    const now = systemClock.now()
    const clock = setClock(new Date(now.getTime() - 60 * day))
    const house = await place.open(clock)
    try { await live(house, clock, now, say) } finally { await house.close() }
    await place.number()
    await asAdmin(place.adminUrl, 'alter database anxu reset synchronous_commit', 'vacuum analyze', 'checkpoint')
  } catch (error) { await place.stop(); remove(); throw error }
  await place.stop()
  rmSync(kept, { recursive: true, force: true })
  renameSync(dir, kept)
}

async function asAdmin(url: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const s of statements) await client.query(s)
  await client.end()
}

async function live(house: House, clock: SetClock, now: Date, say: Say) {
  const does = actsIn(house)
  await does(system('demo'), 'accounts/account/open-demo', { account: clerk, name: counter.name, roles: counter.roles, region: counter.region, department: counter.department })
  const sample = await sampleDraft(house, does)
  const cases = await many(licensed, () => submitted(house, does, sample))
  say('1 of 4: applications handed in')
  await many(licensed, (i) => examined(does, cases[i]!, sample))
  say('2 of 4: applications reviewed and granted')
  clock.set(new Date(now.getTime() - 20 * day))
  await many(licensed, (i) => does(counter, 'licensing/application/issue', { id: cases[i]!.id }, cases[i]!))
  say('3 of 4: licences issued')
  clock.set(now)
  await many(waiting, () => submitted(house, does, sample))
  say('4 of 4: more applications handed in')
}

/** Does one thing many times, on several lanes at once. */
async function many<T>(count: number, one: (i: number) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  let next = 0
  await Promise.all(Array.from({ length: lanes }, async () => { while (next < count) { const i = next++; done[i] = await one(i) } }))
  return done
}

type Case = { id: string; seen: string }
type Does = (actor: Actor, name: string, input: object, on?: Case, reason?: string) => Promise<{ subject: string; fact: string }>

/** Performs a command; a case remembers its last fact, as a page does. */
function actsIn(house: House): Does {
  const byName = new Map([...house.commands.values()].map((c) => [commandName(c), c as Command]))
  return async (actor, name, input, on, reason) => {
    const done = await house.perform(byName.get(name)!, { actor, requestId: uuid(systemClock.now()), input, ...(on ? { seen: on.seen } : {}), ...(reason ? { reason } : {}) })
    if (on) on.seen = done.fact
    return done
  }
}

const pattern = enterprises('bench', '2026-06-30')[0]!
type Sample = { answers: Answers; documents: Record<string, { id: string }[]>; formVersion: string }
let numbers = 0

async function registered(does: Does): Promise<Actor> {
  const first17 = `91980102MA${String(++numbers).padStart(7, '0')}`
  const { subject } = await does(counter, 'enterprises/enterprise/register', {
    creditCode: first17 + creditCodeCheckDigit(first17), name: `云州测量化工${numbers}有限公司`, nameEn: null, region: '980102', sector: 'hazardous-chemicals', economicType: '有限责任公司',
    industryCode: 'C2614', address: `云州市望海区试验路 ${numbers} 号`, employees: 120, size: 'medium', foundedOn: '2015-05-20', scope: '危险化学品生产',
    principal: { name: pattern.principal.name, citizenId: pattern.principal.citizenId, phone: pattern.principal.phone },
  })
  return { id: uuid(systemClock.now()), name: pattern.contact.name, roles: ['applicant'], region: '980102', department: null, enterpriseId: subject }
}

/** One form filled in and handed in as applicants do; the other drafts, which are no facts, are copies of it. */
async function sampleDraft(house: House, does: Does): Promise<Sample> {
  const applicant = await registered(does)
  const { id, version: first } = await beginDraft(house, applicant, { sector: pattern.sector })
  const answers = answersOf(pattern, '2026-06-30')
  const documents: Record<string, string[]> = {}
  for (const m of requiredMaterials(sectorOf(pattern.sector), answers)) {
    async function* content() { yield Buffer.from('%PDF-1.4\n%%EOF\n') }
    documents[m.key] = [(await house.files.put(content(), {
      owner: id, name: `${m.key}.pdf`, mime: 'application/pdf', kind: 'pdf', uploadedBy: applicant.id, enterprise: applicant.enterpriseId, region: null, department: null,
    })).id]
  }
  await saveDraft(house, applicant, id, { version: first, answers, documents })
  const { rows } = await house.pools.writer.query('select answers, documents, form_version as "formVersion" from licensing_draft where id = $1', [id])
  return rows[0] as Sample
}

async function submitted(house: House, does: Does, { answers, documents, formVersion }: Sample): Promise<Case> {
  const applicant = await registered(does)
  const id = uuid(house.clock.now())
  await house.pools.writer.query({
    name: 'draft', text: `insert into licensing_draft (id, enterprise_id, sector, form_version, answers, documents, version, saved_at, saved_by, looked) values ($1, $2, $3, $4, $5, $6, 1, $7, $8, '{}')`,
    values: [id, applicant.enterpriseId, pattern.sector, formVersion, answers, documents, house.clock.now(), applicant.id],
  })
  const { fact } = await does(applicant, 'licensing/application/submit', { draft: id, version: 1, truthful: true })
  return { id, seen: fact }
}

async function examined(does: Does, c: Case, { answers, documents }: Sample) {
  const step = (actor: Actor, name: string, input: object = {}, reason?: string) => does(actor, `licensing/application/${name}`, { id: c.id, ...input }, c, reason)
  await step(counter, 'accept')
  await step(reviewer, 'assign')
  for (const material of Object.keys(documents)) await step(reviewer, 'find-formal', { material, present: true, validForm: true, validDate: null, opinion: '' })
  for (const { item, materials } of applicableConditions(sectorOf(pattern.sector), answers)) {
    const material = materials.find((m) => documents[m]) ?? Object.keys(documents)[0]!
    await step(reviewer, 'find-substantive', { condition: item, result: 'met', evidence: [{ material, page: 1 }], opinion: '经审查符合要求' })
  }
  await step(reviewer, 'conclude-review', { recommendation: 'grant' }, '材料齐全有效，各项安全生产条件符合。')
  await step(approver, 'grant', { scope: '危险化学品生产' }, '符合法定条件。')
}
