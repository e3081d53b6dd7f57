import { useSpeak } from '../words.ts'
import { Notice } from './Notice.tsx'
import { ProblemFacts } from './states.tsx'
import type { ApiProblem } from '../api.ts'

/** A refusal beside what was tried, with every sentence it came with. */
export function ProblemNotice({ problem }: { problem: ApiProblem | undefined }) {
  const speak = useSpeak()
  if (!problem) return null
  const fields = problem.fields.filter((field) => speak(field) !== speak(problem.title))
  return (
    <Notice tone="over" live title={speak(problem.title)}>
      {problem.detail && <p>{speak(problem.detail)}</p>}
      {fields.length > 0 && <ul className="ax-plain-list">{fields.map((field) => <li key={field.pointer}>{speak(field)}</li>)}</ul>}
      <ProblemFacts problem={problem} />
    </Notice>
  )
}
