import { useState } from 'react'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useLanguage, useSpeak, useWords } from '../../../web/shared/words.ts'
import { DownloadButton } from '../../../web/shared/components/small.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Pagination, Table } from '../../../web/shared/components/Table.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { words as accountWords } from '../words.ts'
import { accountPath } from './account.ts'
import { device } from './device.ts'
import { words } from './words.ts'
import type { SignIn, SignIns as Answer } from './account.ts'

/** Who entered this account, from where, and who was refused. */
export function SignIns({ of, xlsx }: { of: string; xlsx?: boolean }) {
  const t = useWords(words)
  const language = useLanguage()
  const me = useMe()
  const [before, setBefore] = useState<string[]>([])
  const query = useQuery<Answer>(accountPath(of, 'sign-ins'), { limit: 10, after: before.at(-1) }, { keep: true })
  const next = query.data?.next
  return (
    <section className="ax-card ax-stack ac-wide">
      <div className="ax-row ax-row-apart">
        <div><h2>{t('signIns')}</h2>{of === me.id && <p className="ax-hint">{t('notYou')}</p>}</div>
        {xlsx && <DownloadButton size="small" href={`${accountPath(of, 'sign-ins.xlsx')}?lang=${language}`}>XLSX</DownloadButton>}
      </div>
      <QueryView query={query} empty={<p className="ax-soft">{t('signInsNone')}</p>}>
        {(data) => <Rows items={data.items} />}
      </QueryView>
      <Pagination onPrevious={before.length ? () => setBefore(before.slice(0, -1)) : undefined} onNext={next ? () => setBefore([...before, next]) : undefined} />
    </section>
  )
}

function Rows({ items }: { items: readonly SignIn[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const outcome = (code: string) => speak(accountWords[`outcome.${code}`] ?? { zh: code, en: code })
  return (
    <Table
      caption={t('signIns')} hideCaption rows={items} rowKey={(row) => row.id}
      columns={[
        { key: 'at', title: t('when'), cell: (row) => format.moment(row.at), head: true },
        { key: 'outcome', title: t('outcome'), cell: (row) => <StateTag tone={row.outcome === 'entered' ? 'done' : 'over'}>{outcome(row.outcome)}</StateTag> },
        { key: 'device', title: t('device'), cell: (row) => device(row.agent, speak) },
        { key: 'address', title: t('address'), cell: (row) => <span className="ax-num">{row.address}</span> },
      ]}
    />
  )
}
