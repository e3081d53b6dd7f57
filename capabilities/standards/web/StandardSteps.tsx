import { useState } from 'react'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { DateInput, Radios, TextArea } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { useNames } from './common.tsx'
import { pageWords, stepTexts } from './words.ts'
import type { ButtonLook } from '../../../web/shared/components/Button.tsx'
import type { Standard } from './types.ts'

const dialogs = ['consult', 'return', 'approve', 'publish', 'withdraw', 'evaluate'] as const
type Dialog = (typeof dialogs)[number]
const looks: Partial<Record<Dialog, ButtonLook>> = { consult: 'primary', approve: 'primary', publish: 'primary', withdraw: 'quiet' }

/** What this person may do with the version now; each step is asked once with its consequence. */
export function StandardSteps({ standard }: { standard: Standard }) {
  const t = useWords(stepTexts)
  const page = useWords(pageWords)
  const speak = useSpeak()
  const [open, setOpen] = useState<Dialog>()
  const action = (step: string) => standard.actions.find((a) => a.step === step)
  return (
    <>
      {action('revise')?.allowed && <ButtonLink to={`/standards/${standard.id}/edit`} size="small" icon="edit">{page('edit')}</ButtonLink>}
      {dialogs.map((step) => {
        const one = action(step)
        return one && <Button key={step} size="small" look={looks[step] ?? 'plain'} disabledWhy={!one.allowed && one.why ? speak(one.why) : false} onClick={() => setOpen(step)}>{t(step)}</Button>
      })}
      {open && action(open) && <Step key={open} step={open} standard={standard} close={() => setOpen(undefined)} />}
    </>
  )
}

function Step({ step, standard, close }: { step: Dialog; standard: Standard; close: () => void }) {
  const t = useWords(stepTexts)
  const speak = useSpeak()
  const [input, setInput] = useState<Record<string, string>>(step === 'evaluate' ? { outcome: 'keep' } : {})
  const set = (key: string) => (value: string) => setInput((was) => ({ ...was, [key]: value }))
  return (
    <StepDialog
      open onClose={close} action={standard.actions.find((a) => a.step === step)!} path={`/api/standards/standards/${standard.id}/${step}`} body={{ seen: standard.seen, ...input }}
      title={`${t(step)} · ${speak(standard.title)}`} button={t(step)} danger={step === 'withdraw'} done={stepTexts.done}
    >
      <div className="ax-stack">
        <p>{t(`${step}Text`)}</p>
        <Fields step={step} input={input} set={set} />
      </div>
    </StepDialog>
  )
}

function Fields({ step, input, set }: { step: Dialog; input: Record<string, string>; set: (key: string) => (value: string) => void }) {
  const t = useWords(stepTexts)
  const names = useNames()
  const value = (key: string) => ({ name: key, required: true, value: input[key] ?? '', onValue: set(key) })
  if (step === 'publish') return <DateInput label={t('publishDay')} hint={t('publishHint')} {...value('effectiveOn')} />
  if (step === 'consult') return <><TextArea label={t('asked')} rows={2} maxLength={500} {...value('asked')} /><TextArea label={t('opinions')} maxLength={4000} {...value('opinions')} /></>
  if (step !== 'evaluate') return null
  return (
    <>
      <TextArea label={t('findings')} maxLength={4000} {...value('findings')} />
      <Radios label={t('outcome')} inline options={['keep', 'revise'].map((o) => ({ value: o, label: names.text(`outcome.${o}`) }))} {...value('outcome')} />
    </>
  )
}
