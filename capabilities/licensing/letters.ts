import { prepareOfd } from '../../adapters/ofd/prepare.ts'
import type { Unsealed } from '../../adapters/ofd/prepare.ts'
import { today } from '../../kernel/calendar.ts'
import type { Recorded } from '../../kernel/fact.ts'
import { eLicenceId, parseLicenceNumber } from '../../law/codes.ts'
import type { Texts } from '../templates/facts.ts'
import type { Authority } from './authority.ts'
import type { CaseRow } from './commands/case.ts'
import type { stopReasons } from './commands/clock.ts'
import type { DueJson } from './schema/tables.ts'
import { licenceLetters } from './letters-licence.ts'
import { sectorOf } from './sectors/index.ts'
import { standingHead } from './standing.ts'
import { words } from './words.ts'
import { drawAcceptance } from './writs/acceptance.ts'
import { drawCorrectionNotice } from './writs/correction-notice.ts'
import { drawExclusionOfTime } from './writs/exclusion-of-time.ts'
import { drawGrant } from './writs/grant.ts'
import { drawLicenceTaped } from './writs/licence.ts'
import { drawNonAcceptance } from './writs/non-acceptance.ts'
import { drawRefusal } from './writs/refusal.ts'

/** What drawing needs beside fact and case: where the public checks, and what is printed across a demo's writs. */
export type Letterhead = { origin: string; watermark: string | null }
export type Findings = { kind: string; key: string; result: string; opinion: string }[]
/** `ofd`: the same drawing as an OFD that waits for its seal. */
export type Drawn = { number: string; name: string; bytes: Uint8Array; ofd?: Unsealed }
/** Everything a writ says, by value: it is drawn in a thread that knows neither database nor law. `clauses` are the names of those it may cite. */
export type Context = {
  fact: Recorded<string, any>; row: CaseRow; findings: Findings; paper: Letterhead; authority: Authority; clauses: Readonly<Record<string, string>>
  remedies: { reviewBody: string; reviewDays: number; court: string; suitMonths: number }
  /** What the authority's own texts were when the fact was recorded: of its letterhead and of this kind of writ. */
  standing: Texts
}

/** Draws the writ of a fact from the fact and its case. `fact.body` is what was decided; nothing here decides anything. */
export const letters: Record<string, (c: Context) => Promise<Drawn>> = {
  acceptance: async (c) => {
    const b = c.fact.body as { receipt: string; acceptedOn: string; deemed: boolean; due: DueJson; alternatives: DueJson[] }
    return named(c, b.receipt, '受理通知书', await drawAcceptance({
      ...head(c, b.receipt), matter: matter(c.row), receivedOn: c.row.received_on, acceptedOn: b.acceptedOn, deemed: b.deemed, basis: basis(c, '许可法-32'), due: dueOf(b.due),
      materials: Object.entries(c.row.documents).filter(([, files]) => files.length).map(([key, files]) => ({ title: titleOf(c.row, key), count: `${files.length}`, form: 'electronic' as const, receivedOn: c.row.received_on })),
      alternatives: b.alternatives.map(dueOf),
    }))
  },
  'non-acceptance': async (c) => {
    const b = c.fact.body as { number: string; ground: 'not-needed' | 'not-competent'; competent?: string }
    return named(c, b.number, '不予受理决定书', await drawNonAcceptance({
      ...head(c, b.number), matter: matter(c.row), receivedOn: c.row.received_on, explanation: c.fact.reason!, basis: basis(c, '许可法-32'), remedies: c.remedies,
      ground: b.ground === 'not-needed' ? { kind: 'not-needed' } : { kind: 'not-competent', competent: b.competent! },
    }))
  },
  'correction-notice': async (c) => {
    const b = c.fact.body as { number: string; round: number; items: { key: string; kind: string; problem: string; note: string }[] }
    return named(c, b.number, '补正告知书', await drawCorrectionNotice({
      ...head(c, b.number), matter: matter(c.row), receivedOn: c.row.received_on, basis: basis(c, '许可法-32'), round: b.round,
      items: b.items.map((i) => ({ title: titleOf(c.row, i.key), problem: words[`defect.${i.problem}`]!.zh, remedy: i.note })),
      howToAnswer: c.standing['howToAnswer']!,
    }))
  },
  'exclusion-of-time': async (c) => {
    const b = c.fact.body as { number: string; kind: keyof typeof stopReasons; on: string; due: DueJson }
    return named(c, b.number, '期限除外时间告知书', await drawExclusionOfTime({
      ...head(c, b.number), matter: matter(c.row), acceptedOn: c.row.accepted_on!, basis: basis(c, '许可法-45'), kind: b.kind as never, explanation: c.fact.reason!,
      from: b.on, needed: '至本机关通知恢复计时之日止', before: b.due.on,
    }))
  },
  grant: async (c) => {
    const b = c.fact.body as { number: string; scope: string; issueDue: DueJson }
    return named(c, b.number, '准予许可决定书', await drawGrant({
      ...head(c, b.number), matter: matter(c.row), acceptedOn: c.row.accepted_on!, basis: basis(c, '条例-7', '许可法-38'), enterprise: c.row.enterprise, scope: b.scope, deliverWithin: b.issueDue.value,
    }))
  },
  refusal: async (c) => {
    const b = c.fact.body as { number: string; clauses: string[]; remedies: { reviewBody: string; court: string } }
    const unmet = c.findings.filter((f) => f.result !== 'met' && f.result !== 'not-applicable')
    const reasons = unmet.map((f) => ({ condition: titleOf(c.row, f.key), finding: f.opinion || words[`finding.${f.result}`]!.zh, clause: basis(c, ...b.clauses)[0]! }))
    return named(c, b.number, '不予许可决定书', await drawRefusal({
      ...head(c, b.number), matter: matter(c.row), acceptedOn: c.row.accepted_on!, basis: basis(c, ...b.clauses), remedies: c.remedies, ...(reasons.length ? { opinion: c.fact.reason! } : {}),
      reasons: reasons.length ? reasons : [{ condition: '安全生产条件', finding: c.fact.reason!, clause: basis(c, ...b.clauses)[0]! }],
    }))
  },
  licence: async (c) => {
    const b = c.fact.body as { number: string; enterprise: { name: string; creditCode: string; principal: string; address: string; economicType: string }; scope: string; validFrom: string; validUntil: string; issuedOn: string; authority: string; print?: number }
    const { pdf, tape } = await drawLicenceTaped({
      number: b.number, print: b.print && b.print > 1 ? { no: b.print, mark: marks[c.fact.step.endsWith('/correct-validity') ? 'correction' : c.row.kind] ?? '' } : undefined, enterprise: b.enterprise, scope: b.scope, validity: { from: b.validFrom, until: b.validUntil }, authority: b.authority, issuedOn: b.issuedOn,
      ...identifierOf(c, b.number, b.print), checkUrl: `${c.paper.origin}/check?number=${encodeURIComponent(b.number)}`, drawnAt: new Date(c.fact.recordedAt), ...(c.paper.watermark ? { watermark: c.paper.watermark } : {}),
    })
    return { ...named(c, b.number, '安全生产许可证', pdf), ofd: prepareOfd(tape, { id: c.fact.requestId.replaceAll('-', ''), custom: { number: b.number } }) }
  },
}

for (const [kind, { title, draw }] of Object.entries(licenceLetters)) letters[kind] = async (c) => named(c, (c.fact.body as { number: string }).number, title, await draw(c))

/** The identifier of the e-licence, where the authority has named the codes that it is made of: they are never invented. */
function identifierOf({ authority: { creditCode: issuer, licenceType: type } }: Context, number: string, print = 1): { identifier?: string } {
  const parsed = parseLicenceNumber(number)
  if (!issuer || !type || !parsed) return {}
  return { identifier: eLicenceId({ type, issuer, serial: `${parsed.kind}${parsed.year}${String(parsed.serial).padStart(parsed.digits, '0')}`, version: print }) }
}

/** What later prints carry, by the kind of the application they came of. */
const marks: Readonly<Record<string, string>> = { renewal: '延期换发', change: '变更换发', replacement: '补发', correction: '更正换发' }

const named = (c: Context, number: string, title: string, bytes: Uint8Array): Drawn => ({ number, name: `${title}-${c.row.number}.pdf`, bytes })
const head = (c: Context, number: string) => ({
  authority: c.authority.name.zh, number, date: dayOf(c.fact), drawnAt: new Date(c.fact.recordedAt), addressee: c.row.enterprise_name, caseNumber: c.row.number, ...standingHead(c.standing),
  ...(c.paper.watermark ? { watermark: c.paper.watermark } : {}),
})
const dayOf = (fact: Recorded) => today(new Date(fact.recordedAt))
const matter = (row: CaseRow) => `${words[`sector.${row.sector}`]!.zh}安全生产许可证（${words[`kind.${row.kind}`]!.zh}）`
const basis = (c: Context, ...ids: string[]) => ids.map((id) => c.clauses[id] ?? id)
const dueOf = (due: DueJson) => ({ on: due.on, explanation: due.explained.zh, provisional: due.provisional })

/** A document, a field or a safety condition by its key, in the words of the sector. */
export function titleOf(row: Pick<CaseRow, 'sector' | 'kind' | 'answers'>, key: string): string {
  const sector = sectorOf(row.sector, row.kind)
  const material = sector.materials.find((m) => m.key === key)
  const field = sector.form.sections.flatMap((s) => s.fields).find((f) => f.key === key)
  const condition = sector.conditions.find((x) => String(x.item) === key)
  return (material?.title ?? field?.label ?? condition?.title)?.zh ?? key
}
