import { useEffect, useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { Progress } from '../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable, type DeskColumn } from '../../../web/desk/DataTable.tsx'
import { words as trade } from '../words.ts'
import { Alarm, Code } from './parts.tsx'
import type { BackupRow, Standing } from './shapes.ts'
import { pageWords } from './words.ts'

const api = (path: string) => `/api/backups/${path}`
const tones = { running: 'wait', made: 'done', failed: 'over' } as const

/** The plan, what is being copied now, and every backup so far. */
export function Page() {
  const t = useWords(pageWords)
  const query = useQuery<Standing>(api('standing'), {}, { live: ['backups.*'] })
  const running = query.data?.running != null
  useEffect(() => {
    if (!running) return
    const again = setInterval(query.reload, 1500)
    return () => clearInterval(again)
  }, [running, query.reload])
  return (
    <div className="ax-stack">
      <h1>{t('title')}</h1>
      <QueryView query={query} lines={4}>{(standing) => <Now standing={standing} reload={query.reload} />}</QueryView>
      <DataTable<BackupRow>
        name="backups" caption={t('list')} path={api('backups')} columns={useColumns()} xlsx live={['backups.*']}
        empty={<EmptyState icon="clock" title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<BackupRow>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment, duration, fileSize, count } = useFormat()
  const seconds = (row: BackupRow) => (Date.parse(row.endedAt!) - Date.parse(row.begunAt)) / 1000
  return [
    { key: 'number', title: t('number'), head: true, number: true, cell: (row) => row.number },
    { key: 'state', title: t('state'), cell: (row) => <><StateTag tone={tones[row.state]}>{speak(trade[`state.backup.${row.state}`]!)}</StateTag>{row.code && <div className="ax-soft"><Code code={row.code} /></div>}</> },
    { key: 'begunAt', title: t('begunAt'), cell: (row) => moment(row.begunAt) },
    { key: 'took', title: t('took'), cell: (row) => (row.endedAt ? duration(Math.max(1, Math.round(seconds(row)))) : '—') },
    { key: 'by', title: t('by'), cell: (row) => (row.byPlan ? t('byPlan') : row.begunBy) },
    { key: 'holds', title: t('holds'), cell: (row) => (row.state === 'made' ? t('holdsText', { facts: count(row.facts!), files: count(row.files!), size: fileSize(row.bytes!) }) : '—') },
    { key: 'name', title: t('folder'), cell: (row) => <>{row.name ?? '—'}{row.removed && <div className="ax-soft">{t('removed')}</div>}</> },
  ]
}

function Now({ standing, reload }: { standing: Standing; reload: () => void }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  const { roles } = useMe()
  const [open, setOpen] = useState<'now' | 'plan' | null>(null)
  const { plan, running } = standing
  const close = () => setOpen(null)
  return (
    <>
      <p className="ax-soft">{t('note', { dir: standing.dir ?? '—' })} {t('keysNote')}</p>
      <Alarm standing={standing} />
      {plan && <p><b>{t('daily', plan)}</b> <span className="ax-soft">{t('setBy', { name: plan.setBy, at: moment(plan.setAt) })}</span></p>}
      {running && <Running running={running} />}
      {roles.includes('administrator') && (
        <div className="ax-row">
          <Button look="primary" onClick={() => setOpen('now')} {...(running ? { disabledWhy: t('running', { n: running.number }) } : {})}>{t('now')}</Button>
          <Button onClick={() => setOpen('plan')}>{t(plan ? 'change' : 'set')}</Button>
        </div>
      )}
      {open === 'now' && (
        <StepDialog
          open onClose={close} action={{ step: 'begin', allowed: true, why: null, clause: null, reason: null }} path={api('backups/begin')} body={{}}
          title={t('now')} button={t('now')} done={pageWords.nowDone} onDone={reload}
        ><p>{t('nowText')}</p></StepDialog>
      )}
      {open === 'plan' && <SetPlan plan={plan} onClose={close} onDone={reload} />}
    </>
  )
}

function Running({ running }: { running: NonNullable<Standing['running']> }) {
  const t = useWords(pageWords)
  const label = running.what ? t(`what.${running.what}`, { done: running.done, total: running.total }) : t('waits')
  return (
    <section className="ax-card ax-stack ax-stack-sm" aria-live="polite">
      <b>{t('running', { n: running.number })}</b>
      <Progress share={running.total ? running.done / running.total : 0} label={label} />
      <span className="ax-soft ax-num">{label}</span>
    </section>
  )
}

function SetPlan({ plan, onClose, onDone }: { plan: Standing['plan']; onClose: () => void; onDone: () => void }) {
  const t = useWords(pageWords)
  const [at, setAt] = useState(plan?.at ?? '02:30')
  const [keep, setKeep] = useState(String(plan?.keep ?? 14))
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'set', allowed: true, why: null, clause: null, reason: 'required' }} path={api('plans/set')} body={{ at, keep: Number(keep) }}
      title={t(plan ? 'change' : 'set')} button={t(plan ? 'change' : 'set')} done={pageWords.setDone} onDone={onDone}
    >
      <p>{t('setText')}</p>
      <TextInput name="at" label={t('at')} example={t('atExample')} required size={6} value={at} onValue={setAt} />
      <TextInput name="keep" label={t('keep')} unit={t('copies')} required size={6} inputMode="numeric" value={keep} onValue={setKeep} />
    </StepDialog>
  )
}
