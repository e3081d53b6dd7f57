import { useState } from 'react'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { DownloadButton } from '../../../web/shared/components/small.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { UploadField } from '../../../web/shared/components/UploadField.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useLanguage, useSpeak, useWords } from '../../../web/shared/words.ts'
import { sheetPath, type KindView, type SheetView } from './shapes.ts'
import { words } from './words.ts'
import type { StoredFile } from '../../../web/shared/upload.ts'

/** The filled-in workbook is uploaded; what its columns hold stands below. */
export function Upload({ sheet, kind }: { sheet: SheetView; kind: KindView | undefined }) {
  const t = useWords(words)
  const speak = useSpeak()
  const language = useLanguage()
  return (
    <>
      {sheet.state === 'unreadable' && sheet.problem && <Notice tone="over" title={t('unreadable')} live><p>{speak(sheet.problem)}</p></Notice>}
      {sheet.mine && (
        <section className="ax-card ax-stack">
          <UploadBook id={sheet.id} label={t(sheet.state === 'unreadable' ? 'uploadAnother' : 'uploadTitle')} hint={t('uploadHint')} />
          <div><DownloadButton size="small" href={`/api/old-register/templates/${sheet.kind}?lang=${language}`}>{t('template')}</DownloadButton></div>
        </section>
      )}
      {kind && (
        <section className="ax-card ax-stack">
          <h2>{t('columnsTitle')}</h2>
          <Table
            caption={t('columnsTitle')} hideCaption rows={kind.columns} rowKey={(c) => c.key}
            columns={[
              { key: 'column', title: t('column'), head: true, cell: (c) => <>{speak(c.title)}{c.required && <span className="ax-soft"> {t('needed')}</span>}</> },
              { key: 'explain', title: t('explain'), cell: (c) => speak(c.explain) },
            ]}
          />
        </section>
      )}
    </>
  )
}

export function UploadBook({ id, label, hint }: { id: string; label: string; hint: string }) {
  const [files, setFiles] = useState<StoredFile[]>([])
  const { send, problem } = useSend()
  const taken = async (next: StoredFile[]) => {
    setFiles(next)
    if (next[0] && (await send(sheetPath(id, 'read'), { file: next[0].id })).ok) refresh('/api/old-register/')
  }
  return (
    <div className="ax-stack ax-stack-sm">
      <UploadField name="book" label={label} hint={hint} owner={id} value={files} onValue={(next) => void taken(next)} accept=".xlsx" maxBytes={10_000_000} required />
      {problem && <ProblemNotice problem={problem} />}
    </div>
  )
}
