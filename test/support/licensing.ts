import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/access.ts'
import { commandName } from '../../kernel/command.ts'
import { creditCodeCheckDigit } from '../../law/codes.ts'
import { requiredMaterials } from '../../capabilities/licensing/form.ts'
import { sectorOf } from '../../capabilities/licensing/sectors/index.ts'
import type { Answers, Field } from '../../capabilities/licensing/sectors/sector.ts'
import { applicantOf, officer, type Caller, type TestHouse } from './house.ts'

let codes = 0

/** A registered enterprise of 云州 and a person of it who applies; registered by the counter, as in life. */
export async function anEnterprise(test: TestHouse, more: Record<string, unknown> = {}, principal: Record<string, unknown> = { name: '石望川' }) {
  const first17 = `91980102MA${String(++codes).padStart(3, '0')}${String(process.pid % 10_000).padStart(4, '0')}`.slice(0, 17)
  const creditCode = first17 + creditCodeCheckDigit(first17)
  const counter = test.as(officer('window'))
  const answer = await counter.post('/api/enterprises/enterprises/register', {
    creditCode, name: `云州试验化工${codes}有限公司`, region: '980102', sector: 'hazardous-chemicals', economicType: '有限责任公司', industryCode: 'C2614', address: '云州市望海区试验路 1 号',
    employees: 120, size: 'medium', foundedOn: '2015-05-20', scope: '危险化学品生产', ...more,
    principal,
  })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const id = answer.body.subject as string
  const actor = applicantOf(id)
  return { id, creditCode, actor, applicant: test.as(actor) }
}

/** Answers that fill every required field of a form. */
export function goodAnswers(sector = 'hazardous-chemicals', kind = 'new'): Answers {
  const value = (f: Field): unknown => {
    if (f.type === 'rows') return [Object.fromEntries((f.columns ?? []).map((c) => [c.key, value(c)]))]
    if (f.type === 'choice') return f.options![0]!.value
    if (f.type === 'yes-no') return f.key.includes('truth') || f.key.includes('declar')
    if (f.type === 'number') return Math.max(f.min ?? 0, 3)
    if (f.type === 'date') return '2026-01-15'
    if (f.type === 'phone') return '13800001234'
    if (f.type === 'citizen-id') return '11010519491231002X'
    if (f.key.endsWith('Code')) return `91980100MA0000000${creditCodeCheckDigit('91980100MA0000000')}`
    return f.example ?? '如实填写'
  }
  return Object.fromEntries(sectorOf(sector, kind).form.sections.flatMap((s) => s.fields).map((f) => [f.key, value(f)])) as Answers
}

/** Puts a PDF into the file store for a case, as an upload that was finished does. */
export async function aFile(test: TestHouse, actor: Actor, owner: string, name: string, text = name): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`)
  async function* once() { yield bytes }
  const row = await test.house.files.put(once(), { owner, name, mime: 'application/pdf', kind: 'pdf', uploadedBy: actor.id, enterprise: actor.enterpriseId, region: null, department: null })
  assert.equal(row.sha256, createHash('sha256').update(bytes).digest('hex'))
  return row.id
}

/** A draft with good answers and, unless left out, every required document. */
export async function aDraft(test: TestHouse, who: { actor: Actor; applicant: Caller }, options: { without?: readonly string[]; sector?: string } = {}) {
  const sector = options.sector ?? 'hazardous-chemicals'
  const begun = await who.applicant.post('/api/licensing/drafts', { sector })
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  const id = begun.body.id as string
  const answers = goodAnswers(sector)
  const documents: Record<string, string[]> = {}
  for (const m of requiredMaterials(sectorOf(sector), answers)) if (!options.without?.includes(m.key)) documents[m.key] = [await aFile(test, who.actor, id, `${m.key}.pdf`)]
  const saved = await who.applicant.post(`/api/licensing/drafts/${id}/save`, { version: begun.body.version, answers, documents })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
  return { id, version: saved.body.version as number, problems: saved.body.problems as unknown[] }
}

export async function submitted(test: TestHouse, who: { actor: Actor; applicant: Caller }, options: { without?: readonly string[]; sector?: string } = {}) {
  const draft = await aDraft(test, who, options)
  const done = await who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true }, { requestId: randomUUID() })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return draft.id
}

/** Performs a step as this caller, with the `seen` of the page as it stands now. */
export async function step(caller: Caller, id: string, name: string, body: Record<string, unknown> = {}) {
  const page = await caller.get(`/api/licensing/applications/${id}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  return caller.post(`/api/licensing/applications/${id}/${name}`, { seen: page.body.seen, ...body })
}

/** The same where it must succeed. */
export async function stepped(caller: Caller, id: string, name: string, body: Record<string, unknown> = {}) {
  const done = await step(caller, id, name, body)
  assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.body)}`)
  return done.body as { fact: string; state: string }
}

/** Takes an accepted case through the whole review: every document and condition found good, but for the conditions named in `unmet`. */
export async function reviewed(reviewer: Caller, id: string, unmet: readonly number[] = []) {
  await stepped(reviewer, id, 'assign')
  const page = (await reviewer.get(`/api/licensing/applications/${id}`)).body
  for (const o of page.open as { kind: string; key: string }[]) {
    if (o.kind === 'formal') await stepped(reviewer, id, 'find-formal', { material: o.key, present: true, validForm: true, validDate: null, opinion: '' })
    else {
      const condition = page.conditions.find((c: { item: number }) => String(c.item) === o.key)
      const material = condition.materials.find((m: string) => page.documents[m]?.length) ?? Object.keys(page.documents)[0]
      const found = unmet.includes(Number(o.key)) ? { result: 'not-met', opinion: '现场与材料不一致，储罐间距不足' } : { result: 'met', opinion: '符合' }
      await stepped(reviewer, id, 'find-substantive', { condition: Number(o.key), evidence: [{ material }], ...found })
    }
  }
  await stepped(reviewer, id, 'conclude-review', unmet.length ? { recommendation: 'refuse', reason: '安全生产条件不符合' } : { recommendation: 'grant', reason: '材料齐全，条件符合' })
}

export const performed = (test: TestHouse, name: string) => [...test.house.commands.values()].find((c) => commandName(c) === name)!

/** A case whose licence has been granted and is in publicity, with those who worked on it. */
export async function granted(test: TestHouse, options: { sector?: string; department?: string; who?: Awaited<ReturnType<typeof anEnterprise>> } = {}) {
  const { sector, department = 'emergency' } = options
  const who = options.who ?? await anEnterprise(test)
  const id = await submitted(test, who, sector ? { sector } : {})
  const [counter, reviewer, approver] = ['window', 'reviewer', 'approver'].map((role) => test.as(officer(role, { department }))) as [Caller, Caller, Caller]
  await stepped(counter, id, 'accept')
  await reviewed(reviewer, id)
  await stepped(approver, id, 'grant', { scope: '年产 3 万吨甲醇', reason: '符合法定条件' })
  return { id, who, counter, reviewer, approver }
}

/** A licence that has been issued, with its holder and its officers. */
export async function issued(test: TestHouse, options: { sector?: string } = {}) {
  const c = await granted(test, options)
  test.clock.forward(8 * 86_400_000)
  await stepped(c.counter, c.id, 'issue')
  const licence = (await c.who.applicant.get('/api/licensing/licences')).body.items[0] as { id: string; number: string; validFrom: string; validUntil: string }
  return { ...c, licence }
}

/** A draft of a further kind on this licence: what was carried over, completed with good answers and every document that is still missing. */
export async function aLifeDraft(test: TestHouse, who: { actor: Actor; applicant: Caller }, licence: string, kind: string, answers: Record<string, unknown> = {}) {
  const begun = await who.applicant.post('/api/licensing/drafts', { licence, kind })
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  const id = begun.body.id as string
  const carried = (await who.applicant.get(`/api/licensing/drafts/${id}`)).body
  const sector = sectorOf(carried.sector as string, kind)
  const all = { ...goodAnswers(carried.sector as string, kind), ...(kind === 'renewal' ? { newPlant: false } : {}), ...answers }
  const documents: Record<string, string[]> = {}
  for (const m of requiredMaterials(sector, all as Answers)) if (!carried.documents[m.key]?.length) documents[m.key] = [await aFile(test, who.actor, id, `${m.key}-${kind}.pdf`)]
  const saved = await who.applicant.post(`/api/licensing/drafts/${id}/save`, { version: begun.body.version, answers: all, documents })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
  return { id, version: saved.body.version as number, carried }
}

/** Hands in an application of a further kind; what came of it is the caller's to look at. */
export async function askedFor(test: TestHouse, who: { actor: Actor; applicant: Caller }, licence: string, kind: string, answers: Record<string, unknown> = {}) {
  const draft = await aLifeDraft(test, who, licence, kind, answers)
  const answer = await who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true })
  return { id: draft.id, answer }
}

/** The head lets one approver decide what is merely difficult: such cases otherwise go to a meeting, which is another story. */
export async function difficultIsDecidedAlone(test: TestHouse) {
  const { catalogue, today } = (await test.as(officer('head')).get('/api/deliberation/rules')).body as { catalogue: { key: string; binding: boolean }[]; today: string }
  const done = await test.as(officer('head')).post('/api/deliberation/rules/set', {
    from: today, members: 3, quorum: 'two-thirds', voting: 'named', on: catalogue.filter((m) => m.binding).map((m) => m.key), reason: '疑难案件由审批人员决定',
  })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}
