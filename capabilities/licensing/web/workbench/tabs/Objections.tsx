import { useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { ConfirmDialog } from '../../../../../web/shared/components/Dialog.tsx'
import { TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { ProblemNotice } from '../../../../../web/shared/components/ProblemNotice.tsx'
import { Reveal } from '../../../../../web/shared/components/Reveal.tsx'
import { EmptyState } from '../../../../../web/shared/components/states.tsx'
import { toast } from '../../../../../web/shared/components/Toast.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useMe } from '../../../../../web/shared/me.tsx'
import { refresh } from '../../../../../web/shared/query.ts'
import { useSend } from '../../../../../web/shared/send.ts'
import { useWords } from '../../../../../web/shared/words.ts'
import { objection as procedure } from '../../../procedure.ts'
import { useCase } from '../context.ts'
import { useKept } from '../kept.ts'
import { State } from '../looks.tsx'
import { caseWords } from '../words-case.ts'
import { stepWords } from '../words-steps.ts'
import type { Objection } from '../types.ts'

/** Objections of the public, and their answers. */
export function ObjectionsTab() {
  const { view } = useCase()
  const t = useWords(caseWords)
  if (!view.objections.length)
    return (
      <EmptyState icon="flag" title={t('noObjections')}>
        <p>{t('objectionsFill')}</p>
      </EmptyState>
    )
  return (
    <div className="ax-stack">
      {view.objections.map((one) => (
        <One key={one.id} objection={one} />
      ))}
    </div>
  )
}

function One({ objection }: { objection: Objection }) {
  const t = useWords(caseWords)
  const format = useFormat()
  const me = useMe()
  const open = procedure.open(objection.state, me.roles)
  return (
    <article className="lw-objection">
      <p className="ax-row">
        <b className="ax-num">{objection.number}</b>
        <State subject="objection" state={objection.state} />
        <span className="ax-soft ax-num">{format.moment(objection.filed_at)}</span>
      </p>
      <p className="lw-quote">{objection.text}</p>
      {objection.answer && (
        <p>
          {t('answered', { text: objection.answer })}
          {objection.answered_at && <span className="ax-soft ax-num"> {format.moment(objection.answered_at)}</span>}
        </p>
      )}
      <Objector objection={objection} />
      {open.length > 0 && <AnswerForm objection={objection} />}
    </article>
  )
}

/** Who objected is sealed: those who may answer see it for a stated purpose, and every look is recorded. */
function Objector({ objection }: { objection: Objection }) {
  const t = useWords(caseWords)
  const { roles } = useMe()
  const [shown, show] = useState(false)
  if (!objection.signed) return <p className="ax-soft">{t('objectorUnknown')}</p>
  if (!roles.some((role) => role in procedure.step('uphold').by)) return null
  return (
    <p className="ax-row">
      <span className="ax-soft">{t('objectorSealed')}</span>
      <Button size="small" look="quiet" icon="eye" onClick={() => show(true)}>{t('objectorShow')}</Button>
      {shown && (
        <Reveal
          title={t('objectorTitle', { number: objection.number })} hint={t('objectorHint')} path={`/api/licensing/objections/${objection.id}/objector`}
          shows={[{ key: 'name', label: t('objectorName') }, { key: 'contact', label: t('objectorContact') }]} onClose={() => show(false)}
        />
      )}
    </p>
  )
}

function AnswerForm({ objection }: { objection: Objection }) {
  const { view } = useCase()
  const t = useWords(stepWords)
  const { send, sending, problem } = useSend()
  const [text, setText, forget] = useKept(`${view.id}/objection/${objection.id}`, '')
  const [asking, ask] = useState<'uphold' | 'reject'>()
  const missing = !text.trim() && t('answerMissing')
  const answer = async (step: 'uphold' | 'reject') => {
    const done = await send(`/api/licensing/objections/${objection.id}/${step}`, { seen: objection.last_fact }, { reason: text.trim() })
    if (!done.ok) return
    ask(undefined)
    forget()
    toast(step === 'uphold' ? stepWords.upheldDone : stepWords.rejectedDone)
    refresh('/api/licensing/')
  }
  return (
    <div className="ax-stack">
      <TextArea
        name={`answer.${objection.id}`}
        label={t('answer')}
        hint={t('answerHint')}
        required
        rows={3}
        maxLength={2000}
        value={text}
        onValue={setText}
      />
      <ProblemNotice problem={asking ? undefined : problem} />
      <div className="ax-row">
        <Button look="primary" busy={sending} disabledWhy={missing} hideWhy onClick={() => ask('reject')}>
          {t('reject')}
        </Button>
        <Button look="danger" busy={sending} disabledWhy={missing} hideWhy onClick={() => ask('uphold')}>
          {t('uphold')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking !== undefined} onClose={() => ask(undefined)} title={t(asking === 'uphold' ? 'upholdAsk' : 'rejectAsk')} action={t(asking ?? 'reject')}
        danger={asking === 'uphold'} busy={sending} problem={problem} onConfirm={() => void answer(asking!)}
      >
        <p>{t(asking === 'uphold' ? 'upholdWill' : 'rejectWill')}</p>
        <p className="lw-quote">{text}</p>
      </ConfirmDialog>
    </div>
  )
}
