import './Field.css'
import { useEffect, useRef } from 'react'
import { useSpeak, useWords } from '../words.ts'
import { fieldId, pointerToName } from './Field.tsx'
import { ProblemFacts } from './states.tsx'
import type { MouseEvent } from 'react'
import type { ApiProblem } from '../api.ts'

const words = { heading: { zh: '没有提交成功：{what}', en: 'Not sent: {what}' } }

/** What went wrong with a form, at its top, with a link to each field. Takes the focus when it appears. `heading` replaces the usual one. */
export function ErrorSummary({ problem, heading }: { problem: ApiProblem | undefined; heading?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const t = useWords(words)
  const speak = useSpeak()
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <div ref={box} className="ax-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary">
      <h2 id="error-summary">{heading ?? t('heading', { what: speak(problem.title) })}</h2>
      {problem.detail && <p>{speak(problem.detail)}</p>}
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={field.pointer}><a href={`#${fieldId(pointerToName(field.pointer))}`} onClick={toField}>{speak(field)}</a></li>
          ))}
        </ul>
      )}
      <ProblemFacts problem={problem} />
    </div>
  )
}

/** Moves the focus without a new address, so that the router and the form's state stay still. */
function toField(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault()
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
