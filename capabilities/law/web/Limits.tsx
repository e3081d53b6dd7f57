import { useLanguage, useSpeak, useWords } from '../../../web/shared/words.ts'
import { DownloadButton } from '../../../web/shared/components/small.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { Mark } from './Mark.tsx'
import { Choice, holds, InForce, Search, useAmount, useChoice } from './parts.tsx'
import { sectorWords, words } from './words.ts'
import type { Limit } from './parts.tsx'

/** Every limit with its clause: by sector, by word, only the unverified, with past versions. */
export function Limits({ items }: { items: readonly Limit[] }) {
  const t = useWords(words)
  const language = useLanguage()
  const [q, setQ] = useChoice('q')
  const [sector, setSector] = useChoice('sector')
  const [status, setStatus] = useChoice('status')
  const [old, setOld] = useChoice('old')
  const shown = items.filter((one) =>
    (old || one.current) && (!sector || one.sector === null || one.sector === sector) && (!status || one.verified === (status === 'verified')) &&
    holds(q, one.name, one.topic, one.clause.name, one.note))
  return (
    <section className="ax-card ax-stack" aria-label={t('limits')}>
      <div className="ax-row ax-no-print">
        <Search value={q} onValue={setQ} />
        <Choice
          label={t('sector')} value={sector} onValue={setSector}
          options={[{ value: '', label: words.everySector }, ...Object.entries(sectorWords).map(([value, label]) => ({ value, label }))]}
        />
        <Choice
          label={t('status')} value={status} onValue={setStatus}
          options={[{ value: '', label: words.anyStatus }, { value: 'verified', label: words.verified }, { value: 'unverified', label: words.unverified }]}
        />
        <label className="ax-filter"><input type="checkbox" checked={old !== ''} onChange={(event) => setOld(event.target.checked ? '1' : '')} />{t('old')}</label>
        <span className="lw-end ax-row"><span className="ax-soft" role="status">{t('shown', { n: shown.length })}</span><DownloadButton size="small" href={`/api/law/limits.xlsx?lang=${language}`}>XLSX</DownloadButton></span>
      </div>
      {shown.length ? <Rows items={shown} /> : <EmptyState icon="book" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
    </section>
  )
}

function Rows({ items }: { items: readonly Limit[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const amount = useAmount()
  return (
    <Table
      caption={t('limits')} hideCaption rows={items} rowKey={(row) => row.key}
      columns={[
        { key: 'name', title: t('name'), head: true, cell: (row) => <><span className="lw-name">{speak(row.name)}</span><small className="lw-note">{speak(row.topic)} · {row.sector ? speak(sectorWords[row.sector]!) : t('allSectors')}</small></> },
        {
          key: 'value', title: t('value'),
          cell: (row) => <>
            <b className="lw-value">{amount(row)}</b>
            <small className="lw-note">{speak(row.note)}</small>
            {row.alternatives.map((one, i) => <small key={i} className="lw-note">{t('otherReading', { value: amount(one), clause: speak(one.clause.name) })}</small>)}
          </>,
        },
        { key: 'clause', title: t('clause'), cell: (row) => <>{speak(row.clause.name)}<small className="lw-note">{speak(row.clause.gist)}</small></> },
        { key: 'from', title: t('inForce'), cell: (row) => <InForce {...row} /> },
        { key: 'verified', title: t('status'), cell: (row) => <Mark limit={row} /> },
      ]}
    />
  )
}
