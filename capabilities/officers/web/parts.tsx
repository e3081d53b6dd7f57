import { Link } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { shortfallWords, postWords, standingWords } from '../words.ts'
import { words } from './words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'
import type { Standing } from '../rules/standing.ts'
import type { Attended, Figures, Qualification } from './types.ts'

const tones: Record<Standing, Tone> = { valid: 'done', ending: 'wait', coming: 'info', lapsed: 'over', suspended: 'over', rotated: 'stop', none: 'stop' }

/** The standing of a qualification, with its word, icon and colour. */
export function StandingTag({ standing }: { standing: Standing }) {
  const speak = useSpeak()
  return <StateTag tone={tones[standing]}>{speak(standingWords[standing])}</StateTag>
}

/** All qualifications of a person in one cell: those that stand alike until the same day together. */
export function Qualifications({ of }: { of: readonly Qualification[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const comma = speak({ zh: '、', en: ', ' })
  const format = useFormat()
  if (!of.length) return <span className="ax-soft">{t('nothing')}</span>
  const alike = of.filter((q, i) => of.findIndex((o) => sameAs(o, q)) === i)
  return <div className="ax-stack ax-stack-sm">{alike.map((a) => (
    <div key={a.post}>
      {of.filter((q) => sameAs(q, a)).map((q) => speak(postWords[q.post])).join(comma)} <StandingTag standing={a.standing} />
      {a.until && <div className="ax-soft ax-num">{t('until')} {format.day(a.until)}</div>}
    </div>
  ))}</div>
}

const sameAs = (a: Qualification, b: Qualification) => a.standing === b.standing && a.until === b.until

export const CaseLink = ({ id, number }: { id: string; number: string }) => <Link to={`/cases/${id}`} className="ax-num">{number}</Link>

/** Trainings that a person attended, with hours and marks. */
export function TrainingTable({ items, pass, link }: { items: readonly Attended[]; pass: number; link: boolean }) {
  const t = useWords(words)
  const format = useFormat()
  if (!items.length) return <p className="ax-soft">{t('noTrainings')}</p>
  return (
    <Table
      caption={t('trainings')} hideCaption rows={items} rowKey={(row) => row.training}
      columns={[
        { key: 'title', title: t('title'), head: true, cell: (row) => (link ? <Link to={`/officer-trainings/${row.training}`}>{row.title}</Link> : row.title) },
        { key: 'on', title: t('on'), cell: (row) => format.day(row.on) },
        { key: 'hours', title: t('hours'), number: true, cell: (row) => row.hours },
        { key: 'mark', title: t('mark'), cell: (row) => <Mark mark={row.mark} pass={pass} /> },
      ]}
    />
  )
}
export function Mark({ mark, pass }: { mark: number | null; pass: number }) {
  const t = useWords(words)
  if (mark === null) return <span className="ax-soft">{t('notMarked')}</span>
  return <StateTag tone={mark >= pass ? 'done' : 'over'}>{mark}</StateTag>
}

/** What an assessment was failed by, in words; or that it was passed. */
export function Outcome({ passed, failed }: { passed: boolean; failed: readonly string[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  if (passed) return <StateTag tone="done">{t('pass')}</StateTag>
  const why = failed.map((f) => speak(shortfallWords[f as keyof typeof shortfallWords])).join(' · ')
  return <div><StateTag tone="over">{t('fail')}</StateTag><div className="ax-soft">{why}</div></div>
}

const actWords = {
  concluded: { zh: '审查结论', en: 'Review concluded' }, decided: { zh: '许可决定', en: 'Decision' }, 'sent-back': { zh: '退回审查', en: 'Sent back' },
  annulled: { zh: '撤销准予决定', en: 'Grant annulled' }, 'objection-upheld': { zh: '异议成立', en: 'Objection upheld' }, 'licence-annulled': { zh: '撤销许可证', en: 'Licence annulled' },
} as const
const actOf = (kind: string) => actWords[kind as keyof typeof actWords] ?? { zh: kind, en: kind }

/** The three measures of a period against their bars, with the cases behind each number. */
export function FiguresView({ figures: f }: { figures: Figures }) {
  const t = useWords(words)
  const format = useFormat()
  const tone = (bad: string): Tone => (f.failed.includes(bad) ? 'over' : 'done')
  const share = f.share === null ? t('tooFew', { n: f.bars.sample }) : t('barShare', { share: f.share, bar: f.bars.share })
  return (
    <div className="ax-stack">
      <p className="ax-soft">{t('figuresPeriod', { from: format.day(f.from), until: format.day(f.until) })}</p>
      <dl className="ax-facts">
        <div><dt>{t('hours')}</dt><dd><StateTag tone={tone('hours')}>{f.measures.hours}</StateTag> <span className="ax-soft">{t('barHours', { n: f.bars.hours })}</span></dd></div>
        <div><dt>{t('marks')}</dt><dd>{f.measures.marks === null ? t('notTested') : <><StateTag tone={tone('marks')}>{f.measures.marks}</StateTag> <span className="ax-soft">{t('barMarks', { n: f.bars.pass })}</span></>}</dd></div>
        <div><dt>{t('quality')}</dt><dd><StateTag tone={tone('quality')}>{t('ofDone', { turned: f.measures.turned, done: f.measures.done })}</StateTag> <span className="ax-soft">{share}</span></dd></div>
        <div><dt>{t('complaints')}</dt><dd><StateTag tone={tone('complaints')}>{f.measures.complaints}</StateTag> <span className="ax-soft">{t('barComplaints', { n: f.bars.complaints })}</span></dd></div>
      </dl>
      <details><summary>{t('turnedCases')} · {f.turned.length}</summary><Acts items={f.turned} caption={t('turnedCases')} /></details>
      <details><summary>{t('doneCases')} · {f.done.length}</summary><Acts items={f.done} caption={t('doneCases')} /></details>
    </div>
  )
}

function Acts({ items, caption }: { items: readonly (Figures['done'][number] & { of?: string })[]; caption: string }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  if (!items.length) return <p className="ax-soft">{t('noCases')}</p>
  return (
    <Table
      caption={caption} hideCaption rows={items} rowKey={(row) => `${row.application}${row.kind}${row.of ?? ''}${row.on}`}
      columns={[
        { key: 'number', title: t('caseNumber'), head: true, cell: (row) => <CaseLink id={row.application} number={row.number} /> },
        { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
        { key: 'kind', title: t('kind'), cell: (row) => `${speak(actOf(row.kind))}${row.of ? ` ← ${speak(actOf(row.of))}` : ''}` },
        { key: 'on', title: t('on'), cell: (row) => format.day(row.on) },
      ]}
    />
  )
}
