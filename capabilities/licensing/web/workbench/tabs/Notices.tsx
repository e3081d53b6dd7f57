import { EmptyState } from '../../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../../web/shared/components/tags.tsx'
import { Table } from '../../../../../web/shared/components/Table.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { useLicensing } from '../looks.tsx'
import { caseWords } from '../words-case.ts'
import { RoundChanges } from './RoundChanges.tsx'

/** What was asked for in each notice and whether it was answered; then what each hand-in changed. */
export function NoticesTab() {
  const { view, title } = useCase()
  const t = useWords(caseWords)
  const l = useLicensing()
  const speak = useSpeak()
  const all = [...new Set(view.notice.map((item) => item.round))]
  return (
    <div className="ax-stack">
      {all.length === 0 && <EmptyState icon="send" title={t('noNotices')} />}
      {all.map((round) => (
        <Table
          key={round}
          caption={t('round', { n: round })}
          rows={view.notice.filter((item) => item.round === round)}
          rowKey={(item) => item.key}
          columns={[
            { key: 'item', title: t('item'), head: true, cell: (item) => speak(title(item.key)) },
            { key: 'defect', title: t('defect'), cell: (item) => l(`defect.${item.problem}`) },
            { key: 'note', title: t('note'), cell: (item) => item.note },
            {
              key: 'status',
              title: t('status'),
              cell: (item) =>
                item.cured_round === null ? (
                  <StateTag tone="wait">{t('uncured')}</StateTag>
                ) : (
                  <StateTag tone="done">{t('cured', { n: item.cured_round })}</StateTag>
                ),
            },
          ]}
        />
      ))}
      <RoundChanges />
    </div>
  )
}
