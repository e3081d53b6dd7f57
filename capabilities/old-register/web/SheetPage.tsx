import './old-register.css'
import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ConfirmDialog } from '../../../web/shared/components/Dialog.tsx'
import { Code } from '../../../web/shared/components/small.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Checked } from './Checked.tsx'
import { Outcome } from './Outcome.tsx'
import { HowFar, SheetState } from './looks.tsx'
import { sheetPath, type KindView, type SheetView } from './shapes.ts'
import { Upload } from './Upload.tsx'
import { done, words } from './words.ts'

/** One sheet from its upload to the outcome of its import. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const query = useQuery<SheetView>(sheetPath(id), undefined, { live: [id] })
  const kinds = useQuery<{ items: KindView[] }>('/api/old-register/kinds')
  const busy = query.data && (query.data.state === 'reading' || query.data.imported?.state === 'running')
  const { reload } = query
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(reload, 1000)
    return () => clearInterval(timer)
  }, [busy, reload])
  return (
    <div className="ax-stack ax-stack-lg">
      <div className="ax-no-print"><ButtonLink to="/old-register" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={8}>{(sheet) => {
        const kind = kinds.data?.items.find((one) => one.kind === sheet.kind)
        return <TheSheet sheet={sheet} kind={kind} />
      }}</QueryView>
    </div>
  )
}

function TheSheet({ sheet, kind }: { sheet: SheetView; kind: KindView | undefined }) {
  const speak = useSpeak()
  return (
    <>
      <header className="ax-row ax-row-apart">
        <div className="ax-row"><h1>{speak(sheet.title)}</h1><SheetState state={sheet.imported?.state ?? sheet.state} />{sheet.file && <span className="ax-soft">{sheet.file.name}</span>}</div>
        {sheet.mine && sheet.state !== 'reading' && <GiveUp id={sheet.id} />}
      </header>
      {sheet.imported ? <Outcome sheet={sheet} imported={sheet.imported} kind={kind} /> : <BeforeImport sheet={sheet} kind={kind} />}
      {sheet.file && <Source sheet={sheet} />}
    </>
  )
}

function BeforeImport({ sheet, kind }: { sheet: SheetView; kind: KindView | undefined }) {
  const t = useWords(words)
  const format = useFormat()
  if (sheet.state === 'reading') return <section className="ax-card"><HowFar n={sheet.read} m={sheet.of} label={sheet.of ? t('reading', { n: format.count(sheet.read), m: format.count(sheet.of) }) : t('opening')} /></section>
  if (sheet.state === 'checked') return kind && sheet.counts ? <Checked sheet={sheet} counts={sheet.counts} kind={kind} /> : null
  return <Upload sheet={sheet} kind={kind} />
}

function Source({ sheet }: { sheet: SheetView }) {
  const t = useWords(words)
  const format = useFormat()
  const { file, imported } = sheet
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('sourceTitle')}</h2>
      <dl className="ax-facts">
        <dt>{t('file')}</dt><dd>{file!.name}{file!.size > 0 && <span className="ax-soft"> · {format.fileSize(file!.size)}</span>}</dd>
        {sheet.sheet && <><dt>{t('sheet')}</dt><dd>{sheet.sheet}</dd></>}
        <dt>{t('digest')}</dt><dd className="or-digest"><Code value={file!.sha256} copy /></dd>
        {sheet.uploader && <><dt>{t('uploader')}</dt><dd>{sheet.uploader} · <span className="ax-num">{format.moment(sheet.uploadedAt)}</span></dd></>}
        {imported && <>
          <dt>{t('confirmedBy')}</dt><dd>{imported.by} · <span className="ax-num">{format.moment(imported.at)}</span></dd>
          <dt>{t('reason')}</dt><dd>{imported.reason}</dd>
        </>}
      </dl>
      {!imported && sheet.expiresAt && <p className="ax-soft">{t('expires', { day: format.day(sheet.expiresAt) })}</p>}
    </section>
  )
}

function GiveUp({ id }: { id: string }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const { send, sending, problem } = useSend()
  const remove = async () => {
    if (!(await send(sheetPath(id, 'remove'), {})).ok) return
    toast(done.removed)
    void navigate('/old-register', { replace: true })
    refresh('/api/old-register/sheets')
  }
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>{t('giveUp')}</Button>
      <ConfirmDialog open={open} onClose={() => setOpen(false)} title={t('giveUp')} action={t('giveUp')} danger busy={sending} problem={problem} onConfirm={() => void remove()}><p>{t('giveUpText')}</p></ConfirmDialog>
    </>
  )
}
