import './old-register.css'
import { useNavigate } from 'react-router'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { DownloadButton } from '../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useLanguage, useSpeak, useWords } from '../../../web/shared/words.ts'
import { SheetState } from './looks.tsx'
import { words } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { KindView, SheetItem } from './shapes.ts'

/** What may be taken over, and everything that has been. */
export function Page() {
  const t = useWords(words)
  const kinds = useQuery<{ items: KindView[] }>('/api/old-register/kinds')
  const mayPrepare = kinds.data?.items.some((kind) => kind.mayPrepare)
  return (
    <div className="ax-stack ax-stack-lg">
      <div><h1>{t('title')}</h1><p className="ax-soft ax-prose">{t('note')}</p></div>
      <QueryView query={kinds} lines={4}>{({ items }) => <ul className="or-kinds">{items.filter((kind) => kind.mayPrepare).map((kind) => <Kind key={kind.kind} kind={kind} />)}</ul>}</QueryView>
      <section className="ax-stack">
        <h2>{t('list')}</h2>
        <DataTable<SheetItem>
          name="old-register" caption={t('list')} path="/api/old-register/sheets" columns={useColumns()} search={t('search')} href={(row) => `/old-register/${row.id}`}
          live={['old-register.*']} empty={<EmptyState icon="upload" title={t('none')}><p>{t(mayPrepare ? 'noneFill' : 'noneRead')}</p></EmptyState>}
        />
      </section>
    </div>
  )
}

function Kind({ kind: { kind, title, hint } }: { kind: KindView }) {
  const t = useWords(words)
  const speak = useSpeak()
  const language = useLanguage()
  const navigate = useNavigate()
  const { send, sending, problem } = useSend()
  const begin = async () => {
    const answer = await send<{ id: string }>('/api/old-register/sheets', { kind })
    if (answer.ok) void navigate(`/old-register/${answer.value.id}`)
  }
  return (
    <li className="ax-card ax-stack ax-stack-sm">
      <h2>{speak(title)}</h2>
      <p className="ax-soft">{speak(hint)}</p>
      {problem && <ProblemNotice problem={problem} />}
      <div className="ax-row or-kind-do">
        <Button size="small" look="primary" icon="upload" busy={sending} onClick={() => void begin()}>{t('begin')}<span className="ax-hidden-visually"> {speak(title)}</span></Button>
        <DownloadButton size="small" href={`/api/old-register/templates/${kind}?lang=${language}`}>{t('template')}<span className="ax-hidden-visually"> {speak(title)}</span></DownloadButton>
      </div>
    </li>
  )
}

function useColumns(): DeskColumn<SheetItem>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return [
    { key: 'file', title: t('file'), head: true, cell: (row) => row.file || speak(row.title) },
    { key: 'kind', title: t('kind'), cell: (row) => speak(row.title) },
    { key: 'state', title: t('state'), cell: (row) => <SheetState state={row.state} /> },
    { key: 'rows', title: t('rows'), number: true, cell: (row) => format.count(row.rows) },
    { key: 'result', title: t('result'), cell: (row) => (row.done === null ? '—' : [t('doneOf', { n: format.count(row.done) }), ...(row.failed ? [t('failedOf', { n: format.count(row.failed) })] : [])].join(' · ')) },
    { key: 'by', title: t('by'), cell: (row) => row.by },
    { key: 'at', title: t('at'), cell: (row) => <span className="ax-num">{format.moment(row.at)}</span> },
  ]
}
