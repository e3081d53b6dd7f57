import { useState } from 'react'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Tabs } from './Checked.tsx'
import { HowFar } from './looks.tsx'
import { Rows } from './Rows.tsx'
import { words } from './words.ts'
import type { Counts, Imported, KindView, SheetView, Shown } from './shapes.ts'

/** A confirmed import: how far it has come, what it ended with, and what it left behind. */
export function Outcome({ sheet, imported, kind }: { sheet: SheetView; imported: Imported; kind: KindView | undefined }) {
  const t = useWords(words)
  const format = useFormat()
  const counts = sheet.counts
  const tried = counts ? counts.good - counts.waiting : 0
  return (
    <>
      {imported.state === 'running'
        ? <section className="ax-card ax-stack ax-stack-sm"><HowFar n={tried} m={imported.items} label={t('running', { n: format.count(tried), m: format.count(imported.items) })} /><p className="ax-soft">{t('runningText')}</p></section>
        : (
          <Notice tone={imported.failed.length ? 'wait' : 'done'} title={t('finished', { done: format.count(imported.done ?? 0) })} live>
            <p>{t('finishedText', { there: format.count(imported.there ?? 0), failed: format.count(imported.failed.length) })} {t('confirmLeft', { wrong: format.count(imported.left.wrong), there: format.count(imported.left.there) })}</p>
          </Notice>
        )}
      {imported.failed.length > 0 && <FailedRows imported={imported} />}
      {kind && counts && counts.good > 0 ? <AllRows sheet={sheet} counts={counts} kind={kind} /> : imported.state === 'finished' && <p className="ax-soft">{t('gone')}</p>}
    </>
  )
}

function FailedRows({ imported }: { imported: Imported }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <section className="ax-card ax-stack">
      <div><h2>{t('failedTitle')}</h2><p className="ax-soft">{t('failedNote')}</p></div>
      <Table
        caption={t('failedTitle')} hideCaption rows={imported.failed} rowKey={(f) => String(f.row)}
        columns={[
          { key: 'row', title: t('row'), number: true, cell: (f) => f.row }, { key: 'what', title: t('what'), head: true, cell: (f) => <span className="ax-num">{f.key}</span> },
          { key: 'why', title: t('problems'), cell: (f) => speak(f.why) },
        ]}
      />
    </section>
  )
}

function AllRows({ sheet, counts, kind }: { sheet: SheetView; counts: Counts; kind: KindView }) {
  const [shown, setShown] = useState<Shown>('good')
  return (
    <section className="ax-card ax-stack">
      <Tabs counts={counts} shown={shown} onShown={setShown} which={['good', 'wrong', 'there']} over />
      <Rows key={shown} sheet={sheet} kind={kind} shown={shown} />
    </section>
  )
}
