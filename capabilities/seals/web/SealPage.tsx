import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Button } from '../../../web/shared/components/Button.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { SealState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { OneSeal, Use } from './shapes.ts'

/** One seal: what it is, what may be done with it, and the log of its uses. */
export function Page() {
  const { id = '' } = useParams()
  const query = useQuery<OneSeal>(`/api/seals/seals/${id}`, {}, { live: [id] })
  return <QueryView query={query} lines={8}>{(seal) => <One seal={seal} reload={query.reload} />}</QueryView>
}

function One({ seal, reload }: { seal: OneSeal; reload: () => void }) {
  return (
    <div className="ax-stack">
      <header className="ax-row"><h1>{seal.name}</h1><SealState state={seal.state} /></header>
      <Steps seal={seal} reload={reload} />
      <About seal={seal} />
      <Log seal={seal} />
    </div>
  )
}

const steps = ['approve', 'decline', 'resume', 'suspend', 'revoke'] as const
type Step = (typeof steps)[number]

function Steps({ seal, reload }: { seal: OneSeal; reload: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [open, setOpen] = useState<Step>()
  const actions = seal.actions.filter((a) => steps.includes(a.step as Step))
  const action = actions.find((a) => a.step === open)
  return (
    <div className="ax-row">
      {actions.map((a) => (
        <Button key={a.step} look={a.step === 'approve' ? 'primary' : 'quiet'} disabledWhy={a.allowed ? false : a.why ? speak(a.why) : false} onClick={() => setOpen(a.step as Step)}>
          {speak(words[`step.seal.${a.step}`]!)}
        </Button>
      ))}
      {action && open && (
        <StepDialog
          key={open} open onClose={() => setOpen(undefined)} action={action} path={`/api/seals/seals/${seal.id}/${open}`} body={{ seen: seal.seen }} danger={open === 'revoke'}
          title={`${speak(words[`step.seal.${open}`]!)} · ${seal.name}`} button={t(`do.${open}`)} done={pageWords.stepDone} onDone={reload}
        >
          <p>{t(`text.${open}`)}</p>
        </StepDialog>
      )}
    </div>
  )
}

function About({ seal }: { seal: OneSeal }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  return (
    <section className="ax-card">
      <dl className="ax-facts">
        <div><dt>{t('purpose')}</dt><dd>{seal.builtIn ? t('builtIn') : seal.purpose}</dd></div>
        {seal.appliedBy && <div><dt>{t('people')}</dt><dd>{t('by', { name: seal.appliedBy.name })}，{moment(seal.appliedAt)}{seal.decidedBy && seal.decidedAt && <>；{t('decided', { name: seal.decidedBy.name })}，{moment(seal.decidedAt)}</>}</dd></div>}
        {seal.why && <div><dt>{t('why')}</dt><dd>{seal.why}</dd></div>}
        {seal.from && seal.until && <div><dt>{t('valid')}</dt><dd>{moment(seal.from)} – {moment(seal.until)}</dd></div>}
        {seal.fingerprint && <div><dt>{t('fingerprint')}</dt><dd className="ax-num">{seal.fingerprint}</dd></div>}
        {seal.sm2Fingerprint && <div><dt>{t('sm2')}</dt><dd className="ax-num">{seal.sm2Fingerprint}</dd></div>}
      </dl>
    </section>
  )
}

function Log({ seal }: { seal: OneSeal }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  return (
    <section className="ax-stack">
      <h2>{t('log')}</h2>
      <DataTable<Use>
        name="seal-uses" caption={t('log')} path="/api/seals/uses" params={{ seal: seal.id }} search={t('logSearch')} xlsx live={['seals.used']}
        empty={<EmptyState icon="licence" title={t('logNone')} />}
        columns={[
          { key: 'at', title: t('at'), cell: (use) => <span className="ax-num">{moment(use.at)}</span> },
          { key: 'number', title: t('number'), head: true, cell: (use) => <span className="ax-num">{use.number}</span> },
          { key: 'by', title: t('onBehalf'), cell: (use) => use.by },
          { key: 'of', title: t('fact'), cell: (use) => <span className="ax-num">{use.of}</span> },
          { key: 'case', title: t('theCase'), cell: (use) => (use.application ? <Link to={`/cases/${use.application}`}>{t('theCase')}</Link> : '') },
        ]}
      />
    </section>
  )
}
