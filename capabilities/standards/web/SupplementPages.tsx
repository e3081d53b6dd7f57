import { useState } from 'react'
import { useParams } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { useNames } from './common.tsx'
import { SupplementForm } from './SupplementForm.tsx'
import { editorWords } from './words-editor.ts'
import type { Supplement } from './types.ts'

export function NewPage() {
  const t = useWords(editorWords)
  return <div className="ax-stack"><div><h1>{t('supplementNew')}</h1><p className="ax-soft">{t('supplementLead')}</p></div><SupplementForm back="/supplements" /></div>
}

/** One set of supplementary conditions, and its form where it may be revised. */
export function OnePage() {
  const { id = '' } = useParams()
  const t = useWords(editorWords)
  const query = useQuery<Supplement>(`/api/standards/supplements/${id}`, undefined, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/supplements" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={8}>{(one) => <Whole key={one.seen} supplement={one} />}</QueryView>
    </div>
  )
}

function Whole({ supplement }: { supplement: Supplement }) {
  const t = useWords(editorWords)
  const speak = useSpeak()
  const names = useNames()
  const [mode, go] = useState<'shown' | 'revising' | 'ending'>('shown')
  const may = (step: string) => supplement.actions?.find((a) => a.step === step && a.allowed)
  const end = may('end')
  if (mode === 'revising') return <><h1>{speak(supplement.title)}</h1><SupplementForm supplement={supplement} back="/supplements" /></>
  return (
    <>
      <header className="ax-row ax-row-apart">
        <div>
          <div className="ax-row"><h1>{speak(supplement.title)}</h1><StateTag tone={supplement.state === 'registered' ? 'done' : 'stop'}>{names.text(`state.supplement.${supplement.state}`)}</StateTag></div>
          <p className="ax-soft">{names.sector(supplement.sector)} · {names.text(`kind.${supplement.kind}`)} · {supplement.keywords.join('、')}</p>
        </div>
        <div className="ax-row ax-no-print">
          {may('revise') && <Button size="small" icon="edit" onClick={() => go('revising')}>{t('revise')}</Button>}
          {end && <Button size="small" look="quiet" onClick={() => go('ending')}>{t('end')}</Button>}
        </div>
      </header>
      <section className="ax-card"><h2>{t('conditions')}</h2><ol className="st-plain">{supplement.conditions.map((c) => <li key={c.key}>{speak(c.text)}</li>)}</ol></section>
      <section className="ax-card"><h2>{t('guidance')}</h2><p className="st-quote">{supplement.guidance}</p></section>
      {mode === 'ending' && end && (
        <StepDialog
          open onClose={() => go('shown')} action={end} path={`/api/standards/supplements/${supplement.id}/end`} body={{ seen: supplement.seen }} title={`${t('end')} · ${speak(supplement.title)}`}
          button={t('end')} danger done={editorWords.ended}
        >
          <p>{t('endText')}</p>
        </StepDialog>
      )}
    </>
  )
}
