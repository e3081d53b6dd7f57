import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Radios, TextArea } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { Files } from './looks.tsx'
import { reviewPath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Listed, Review } from './shapes.ts'

const results = ['good', 'improve', 'missing', 'not-applicable'] as const

/** The finding on one item, beside the files it is about. */
export function Find({ review, item }: { review: Review; item: Listed }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [open, setOpen] = useState(false)
  const action = review.actions.find((a) => a.step === 'find')!
  return (
    <>
      <Button size="small" look={item.open ? 'plain' : 'quiet'} onClick={() => setOpen(true)}>{t(item.open ? 'write' : 'rewrite')}<span className="ax-hidden-visually"> {speak(item.title)}</span></Button>
      {open && <FindDialog review={review} item={item} action={action} onClose={() => setOpen(false)} />}
    </>
  )
}

function FindDialog({ review, item, action, onClose }: { review: Review; item: Listed; action: Review['actions'][number]; onClose: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [result, setResult] = useState(item.result ?? '')
  const [advice, setAdvice] = useState(item.advice)
  const criticised = result === 'improve' || result === 'missing'
  return (
    <StepDialog
      open onClose={onClose} action={action} path={reviewPath(review.id, 'find')} body={{ seen: review.seen, key: item.key, result, advice }} title={t('writeFor', { item: speak(item.title) })}
      button={t('findDo')} done={pageWords.found} disabledWhy={!result ? t('choose') : criticised && !advice.trim() && t('adviceField')}
    >
      {item.kind === 'material' && <Files id={review.id} files={item.documents} />}
      <Radios name="result" label={t('finding')} required inline value={result} onValue={setResult} options={results.map((value) => ({ value, label: speak(words[`result.${value}`]!) }))} />
      <TextArea name="advice" label={t('adviceField')} required={criticised} example={t('adviceExample')} value={advice} onValue={setAdvice} maxLength={2000} />
    </StepDialog>
  )
}
