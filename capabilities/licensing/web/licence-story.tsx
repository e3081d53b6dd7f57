import { proofHref, Timeline } from '../../../web/shared/components/Timeline.tsx'
import { plainDay, useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words as common } from '../words.ts'
import { answerWords } from './words-answer.ts'
import { licenceWords } from './words-licence.ts'
import type { Origin } from '../../old-register/facts.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'
import type { Words } from '../../../web/shared/words.ts'

/** One fact of a licence as the API tells it. */
export type Happened = {
  fact: string; name: string; step: string; title: Words; by: string; role: string; at: string; effectiveAt: string; clause: Words; reason: string | null; to: string | null
  body: Record<string, unknown>
}
type Period = { from?: string; until?: string; validFrom?: string; validUntil?: string }
type Body = Period & {
  number?: string; ground?: string; measure?: string; days?: number; before?: Period | string; after?: Period; source?: string; compensation?: string | null; heard?: { considered: string } | null; text?: string; matter?: string; on?: string; time?: string; place?: string; conclusion?: string
  recheck?: { on: string; officers: string[]; findings: string }; remedies?: { reviewUntil: { on: string }; suitUntil: { on: string }; reviewBody: string; court: string }
  origin?: Origin; standing?: { state: string; since: string | null; decision: string | null } | null
  changes?: { key: string; before: string; after: string }[]; bar?: { from: string; until: string } | null
}

const tones: Record<string, Tone> = {
  'licence-issued': 'done', 'licence-taken-over': 'done', 'licence-resumed': 'done', 'licence-renewed': 'done', 'measure-proposed': 'wait', 'measure-answered': 'wait', 'licence-suspended': 'over', 'suspension-over': 'wait', 'licence-revoked': 'over',
  'licence-annulled': 'over', 'licence-withdrawn': 'over', 'licence-cancelled': 'stop', 'licence-expired': 'stop',
}

/** Everything that befell a licence, the latest first: who, when, why, under which clause, and what it was before. */
export function LicenceStory({ licence, history, plain }: { licence: string; history: readonly Happened[]; plain?: boolean }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const shown = plain ? history.filter(({ name }) => name !== 'licensing.licence-sealed') : history
  return (
    <Timeline
      items={[...shown].reverse().map((item) => ({
        id: item.fact, at: item.at, title: speak(item.title), who: item.role.startsWith('system:') ? t('system') : item.by, clause: speak(item.clause),
        proof: proofHref('licensing/licence', licence, item.fact), tone: tones[item.name.replace('licensing.', '')] ?? 'info', ...(item.reason ? { reason: item.reason } : {}),
        ...(plainDay(item.effectiveAt) !== plainDay(item.at) ? { effective: item.effectiveAt } : {}),
        detail: <Detail body={item.body} fact={plain ? undefined : item.fact} />,
      }))}
    />
  )
}

/** Beside a validity that was put right: when, by whom, what it was before and why (M3.10). */
export function Corrected({ history }: { history: readonly Happened[] }) {
  const t = useWords(licenceWords)
  const { day } = useFormat()
  const last = history.findLast(({ name }) => name === 'licensing.validity-corrected')
  const before = last?.body['before'] as Period | undefined
  if (!last || !before) return null
  const period = t('period', { from: day(before.from!), until: day(before.until!) })
  return <><br /><small className="ax-soft">{t('correctedBy', { on: day(last.at), by: last.by, period, why: last.reason ?? '' })}</small></>
}

function Detail({ body, fact }: { body: Body; fact?: string | undefined }) {
  const t = useWords(licenceWords)
  const lines = [...useLines(body), ...(fact ? [t('factNo', { n: fact })] : [])]
  return lines.length > 0 && <ul className="ax-plain-list ax-soft">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
}

/** What a fact says beyond its title, one line each. */
function useLines(body: Body): string[] {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const a = useWords(answerWords)
  const { day } = useFormat()
  const period = (p: Period) => t('period', { from: day((p.from ?? p.validFrom)!), until: day((p.until ?? p.validUntil)!) })
  const { before, after, recheck, remedies, bar } = body
  const was = typeof before === 'object' ? before : undefined
  const now = after ?? (body.validUntil ? body : undefined)
  return [
    [body.measure && speak(common[`measure.${body.measure}`]!), body.ground && speak(common[`ground.${body.ground}`] ?? { zh: body.ground, en: body.ground }), body.number].filter(Boolean).join(' · '),
    body.from && body.until && body.days ? t('from', { from: day(body.from), until: day(body.until), n: body.days }) : '',
    was && now ? t('beforeAfter', { before: period(was), after: period(now) }) : '',
    ...(body.changes ?? []).map((c) => t('beforeAfter', { before: c.before, after: c.after })),
    body.origin ? t('takenOver', { by: body.origin.by.name, file: body.origin.file.name, row: body.origin.row }) : '',
    body.standing && body.standing.state !== 'valid' ? [speak(common[`state.licence.${body.standing.state}`]!), body.standing.since && day(body.standing.since), body.standing.decision].filter(Boolean).join(' · ') : '',
    body.source ? t('source', { source: body.source }) : '',
    recheck ? t('recheckOf', { on: day(recheck.on), officers: recheck.officers.join('、'), findings: recheck.findings }) : '',
    body.text ?? '',
    body.time && body.on && body.place ? `${day(body.on)} ${body.time} ${body.place}` : '',
    body.conclusion ?? '',
    body.heard ? a('heard', { text: body.heard.considered }) : '',
    body.compensation ? t('compensationSaid', { text: body.compensation }) : '',
    bar ? t('barRuns', { from: day(bar.from), until: day(bar.until) }) : '',
    remedies ? t('remediesSaid', { review: day(remedies.reviewUntil.on), body: remedies.reviewBody, suit: day(remedies.suitUntil.on), court: remedies.court }) : '',
  ].filter((line): line is string => Boolean(line))
}
