import { Link, useSearchParams } from 'react-router'
import { Radios } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from './words.ts'
import type { Catalogue, Kind } from './shapes.ts'

/** Every writ of a department, and which version of its texts is in use. */
export function Page() {
  const t = useWords(words)
  const query = useQuery<Catalogue>('/api/templates/catalogue', {}, { live: ['templates.*'] })
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <QueryView query={query} lines={12}>{(data) => <Departments data={data} />}</QueryView>
    </div>
  )
}

function Departments({ data: { departments } }: { data: Catalogue }) {
  const t = useWords(words)
  const speak = useSpeak()
  const [params, setParams] = useSearchParams()
  const chosen = departments.find((d) => d.id === params.get('department')) ?? departments[0]!
  return (
    <>
      <Radios
        name="department" label={t('department')} inline required value={chosen.id} onValue={(id) => setParams({ department: id }, { replace: true })}
        options={departments.map((d) => ({ value: d.id, label: speak(d.name) }))}
      />
      <Table<Kind>
        caption={t('title')} hideCaption rows={chosen.kinds} rowKey={(one) => one.kind}
        columns={[
          { key: 'kind', title: t('kind'), head: true, cell: (one) => <Link to={`/templates/${chosen.id}/${one.kind}`}>{speak(one.title)}</Link> },
          { key: 'version', title: t('version'), cell: (one) => <InUse one={one} /> },
          { key: 'since', title: t('since'), cell: (one) => <Since one={one} /> },
          { key: 'by', title: t('by'), cell: (one) => one.by ?? '—' },
        ]}
      />
    </>
  )
}

function InUse({ one }: { one: Kind }) {
  const t = useWords(words)
  if (one.fixed) return <span className="ax-soft">{t('lawGiven')}</span>
  return one.no ? t('no', { n: one.no }) : <span className="ax-soft">{t('founding')}</span>
}

function Since({ one }: { one: Kind }) {
  const t = useWords(words)
  const { plainDay } = useFormat()
  if (!one.from && !one.coming) return '—'
  return <>{one.from && <span className="ax-num">{plainDay(one.from)}</span>}{one.coming && <div className="ax-soft">{t('coming', { on: plainDay(one.coming) })}</div>}</>
}
