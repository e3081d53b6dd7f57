import { Button } from '../../../../../web/shared/components/Button.tsx'
import { DownloadButton } from '../../../../../web/shared/components/small.tsx'
import { EmptyState } from '../../../../../web/shared/components/states.tsx'
import { Table } from '../../../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { filedKinds } from '../../../writs/kinds.ts'
import { UsedTexts } from '../../used-texts.tsx'
import { useCase } from '../context.ts'
import { caseWords } from '../words-case.ts'

/** The writs of the case, to be read beside it or saved. */
export function WritsTab() {
  const { view, show } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  const format = useFormat()
  if (!view.writs.length)
    return (
      <EmptyState icon="document" title={t('noWrits')}>
        <p>{t('writsNote')}</p>
      </EmptyState>
    )
  const read = (file: string) => {
    show(file)
    document.querySelector('.dk-reader')?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <p className="ax-soft">{t('writsNote')}</p>
      <Table
        caption={t('tab.writs')}
        hideCaption
        rows={view.writs}
        rowKey={(writ) => writ.id}
        columns={[
          { key: 'kind', title: t('tab.writs'), head: true, cell: (writ) => speak(filedKinds[writ.kind as keyof typeof filedKinds]) },
          { key: 'number', title: t('writNo'), cell: (writ) => <span className="ax-num">{writ.number}</span> },
          { key: 'texts', title: t('writTexts'), cell: (writ) => <UsedTexts used={writ.templates} /> },
          { key: 'at', title: t('writAt'), cell: (writ) => <span className="ax-num">{format.moment(writ.filed_at)}</span> },
          {
            key: 'do',
            title: <span className="ax-hidden-visually">{t('download')}</span>,
            cell: (writ) => (
              <span className="ax-row">
                {writ.kind !== 'licence-ofd' && <Button size="small" icon="eye" onClick={() => read(writ.file.id)}>{t('preview')}</Button>}
                <DownloadButton size="small" href={`/api/licensing/applications/${view.id}/files/${writ.file.id}`}>
                  {t('download')}
                </DownloadButton>
              </span>
            ),
          },
        ]}
      />
    </>
  )
}
