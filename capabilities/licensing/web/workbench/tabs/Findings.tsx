import { EmptyState } from '../../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../../web/shared/components/tags.tsx'
import { Table } from '../../../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { judged, rounds } from '../findings.ts'
import { useLicensing } from '../looks.tsx'
import { caseWords } from '../words-case.ts'
import type { Evidence, Finding } from '../types.ts'

const toneOf = (result: string) =>
  result === 'met'
    ? ('done' as const)
    : result === 'not-applicable'
      ? ('stop' as const)
      : result === 'unverified'
        ? ('wait' as const)
        : ('over' as const)

/** Every finding as it stands, with what an earlier round had said. */
export function FindingsTab() {
  const { view } = useCase()
  const t = useWords(caseWords)
  if (!view.findings.length) return <EmptyState icon="scale" title={t('noFindings')} />
  return (
    <div className="ax-stack">
      <Findings kind="formal" keys={judged(view)} caption={t('formalTitle')} />
      <Findings kind="substantive" keys={view.conditions.map((c) => String(c.item))} caption={t('substantiveTitle')} />
    </div>
  )
}

function Findings({ kind, keys, caption }: { kind: Finding['kind']; keys: readonly string[]; caption: string }) {
  const { view, title } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  const format = useFormat()
  const rows = keys.map((key) => ({ key, all: rounds(view, kind, key) })).filter(({ all }) => all.length)
  if (!rows.length) return null
  const last = (all: Finding[]) => all.at(-1)!
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'item',
          title: t('item'),
          head: true,
          cell: (row) => (kind === 'substantive' ? `${row.key}. ` : '') + speak(title(row.key)),
        },
        {
          key: 'result',
          title: t('result'),
          cell: ({ all }) => <Result all={all} />,
        },
        {
          key: 'opinion',
          title: t('opinion'),
          cell: ({ all }) => (
            <>
              {last(all).opinion}
              <Cited evidence={last(all).detail.evidence ?? []} />
            </>
          ),
        },
        {
          key: 'by',
          title: t('by'),
          cell: ({ all }) => (
            <>
              {last(all).officer_name}
              <br />
              <small className="ax-soft ax-num">{format.plainDay(last(all).found_at)}</small>
            </>
          ),
        },
      ]}
    />
  )
}

/** The result that stands, and what earlier rounds had said. */
function Result({ all }: { all: readonly Finding[] }) {
  const t = useWords(caseWords)
  const l = useLicensing()
  const said = all.map((f) => l(`finding.${f.result}`))
  return (
    <span className="lw-results">
      <StateTag tone={toneOf(all.at(-1)!.result)}>{said.at(-1)}</StateTag>
      {all.length > 1 && <small className="ax-soft">{t('was', { what: said.slice(0, -1).join(' → ') })}</small>}
    </span>
  )
}

function Cited({ evidence }: { evidence: readonly Evidence[] }) {
  const { title, showMaterial } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  return (
    <>
      {evidence.map((e, i) => (
        <span key={i} className="lw-cited">
          <button type="button" className="lw-plain" onClick={() => showMaterial(e.material, e.page)}>
            {speak(title(e.material))}
            {e.page && ` · ${t('pageNo', { n: e.page })}`}
          </button>
          {e.quote && <q>{e.quote}</q>}
        </span>
      ))}
    </>
  )
}
