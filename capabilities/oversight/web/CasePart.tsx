import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { pageWords } from './words.ts'
import type { DutiesOfCase, DutyOfCase } from './shapes.ts'

/** Who answers for what in this case, and who in fact did it. */
export function Part({ id }: { id: string }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day, moment } = useFormat()
  const query = useQuery<DutiesOfCase>(`/api/oversight/cases/${id}/duties`, {}, { live: [id] })
  const done = (row: DutyOfCase) => {
    const last = row.done.at(-1)
    return last ? `${last.by.startsWith('system:') ? t('system') : last.by} · ${moment(last.at)}` : <span className="ax-soft">{t('notDone')}</span>
  }
  return (
    <QueryView query={query}>
      {(data) => (
        <div className="ax-stack">
          <div className="ax-row ax-row-apart">
            <p>{data.version ? t('pinned', { n: data.version, date: day(data.from!) }) : t('pinnedNone')}</p>
            <ButtonLink size="small" icon="clock" to={`/oversight/cases/${id}`}>{t('replayTitle')}</ButtonLink>
          </div>
          <Table
            caption={t('duties')}
            hideCaption
            rows={data.duties}
            rowKey={(row) => row.step}
            columns={[
              { key: 'step', title: t('stage'), head: true, cell: (row) => speak(row.title) },
              { key: 'text', title: t('duty'), cell: (row) => row.text },
              { key: 'person', title: t('person'), cell: (row) => row.person ?? '—' },
              { key: 'leader', title: t('leader'), cell: (row) => row.leader ?? '—' },
              { key: 'done', title: t('done'), cell: done },
            ]}
          />
        </div>
      )}
    </QueryView>
  )
}
