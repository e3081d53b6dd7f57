import './standards.css'
import { Table } from '../../../web/shared/components/Table.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words as licensing } from '../../licensing/words.ts'
import { words } from '../words.ts'
import { pageWords } from './words.ts'
import type { Column } from '../../../web/shared/components/Table.tsx'
import type { Tone } from '../../../web/shared/components/tags.tsx'
import type { Difference, Phase, Shown } from './types.ts'

export const sectorKeys = ['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives'] as const
export const sizeKeys = ['all', 'micro', 'small', 'medium', 'large'] as const
export const groupKeys = ['facility', 'management', 'staff'] as const

/** Sector and size in the words of their capabilities. */
export function useNames() {
  const speak = useSpeak()
  return {
    sector: (key: string) => speak(licensing[`sector.${key}`]!),
    size: (key: string) => speak(words[`size.${key}`]!),
    text: (key: string) => speak(words[key] ?? { zh: key, en: key }),
    /** A sentence that may be missing. */
    say: (sentence: { zh: string; en: string } | undefined) => sentence && speak(sentence),
  }
}

const phaseTones: Record<Phase, Tone> = { 'in-force': 'done', coming: 'info', preparing: 'wait', ended: 'stop' }
export function PhaseTag({ phase, state }: { phase: Phase; state: string }) {
  const t = useWords(pageWords)
  const own = useWords(words)
  const text = ['preparing', 'ended'].includes(phase) && state !== 'published' ? own(`state.standard.${state}`) : t(`phase.${phase}`)
  return <StateTag tone={phaseTones[phase]}>{text}</StateTag>
}

const resultTones: Record<string, Tone> = { met: 'done', unmet: 'over', unmeasured: 'wait', 'not-asked': 'stop' }
export function ResultTag({ result }: { result: string }) {
  const t = useWords<string>({ ...words, 'result.not-asked': pageWords['result.not-asked'] })
  return <StateTag tone={resultTones[result] ?? 'info'}>{t(`result.${result}`)}</StateTag>
}

/** The indicators of a version, by group; `settled` leaves out which thresholds the authority has still to check against the text. */
export function Indicators({ indicators, settled }: { indicators: readonly Shown[]; settled?: boolean }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { text } = useNames()
  const columns: Column<Shown>[] = [
    { key: 'name', title: t('indicator'), head: true, cell: (i) => speak(i.name) },
    { key: 'demand', title: t('demand'), cell: (i) => <span className="ax-num">{speak(i.demand)}</span> },
    { key: 'force', title: t('force'), cell: (i) => t(i.mandatory ? 'mandatory' : 'advisory') },
    { key: 'clause', title: t('clause'), cell: (i) => <>{speak(i.clauseName)}{!i.verified && !settled && <> <StateTag tone="wait">{t('unverified')}</StateTag></>}</> },
  ]
  return groupKeys.map((group) => {
    const rows = indicators.filter((i) => i.group === group)
    return rows.length > 0 && (
      <section key={group} className="st-indicators">
        <h3 className="st-group">{text(`group.${group}`)}</h3>
        <Table caption={text(`group.${group}`)} hideCaption columns={columns} rows={rows} rowKey={(i) => i.key} />
      </section>
    )
  })
}

const kindTones: Record<Difference['kind'], Tone> = { added: 'info', removed: 'stop', changed: 'wait', same: 'done' }

/** What differs, each with what made it necessary. */
export function Differences({ items, caption }: { items: readonly Difference[]; caption: string }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { text } = useNames()
  const asked = (i: Shown | null) => (i ? <span className="ax-num">{speak(i.demand)}<br /><small className="ax-soft">{t(i.mandatory ? 'mandatory' : 'advisory')} · {speak(i.clauseName)}</small></span> : '—')
  const columns: Column<Difference>[] = [
    { key: 'name', title: t('indicator'), head: true, cell: (d) => speak((d.after ?? d.before)!.name) },
    { key: 'kind', title: t('state'), cell: (d) => <StateTag tone={kindTones[d.kind]}>{t(`kind.${d.kind}`)}</StateTag> },
    { key: 'before', title: t('before'), cell: (d) => asked(d.before) },
    { key: 'after', title: t('after'), cell: (d) => asked(d.after) },
    { key: 'source', title: t('source'), cell: (d) => (d.kind === 'same' ? '' : d.source ? <>{text(`source.${d.source.source}`)}：{d.source.reference}</> : <span className="ax-soft">{t('noSource')}</span>) },
  ]
  return <Table caption={caption} hideCaption columns={columns} rows={items} rowKey={(d) => d.key} />
}
