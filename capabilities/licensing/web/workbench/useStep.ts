import { toast } from '../../../../web/shared/components/Toast.tsx'
import { refresh } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useCase } from './context.ts'
import { forgetKept } from './kept.ts'
import { doneWords } from './words-steps.ts'
import type { Answer, ApiProblem } from '../../../../web/shared/api.ts'

type Done = { fact: string; state: string }
type Since = { fact: string; name: string }[]

/** Sends one step of this case with what the page has seen. What was typed for it is forgotten only when it has been recorded. */
export function useStep(step: string) {
  const { view, seen, saw } = useCase()
  const { send, sending, problem, clear } = useSend()
  const perform = async (body: object, options: { reason?: string; quiet?: boolean } = {}): Promise<Answer<Done>> => {
    const path = `/api/licensing/applications/${view.id}/${step}`
    const reason = options.reason === undefined ? {} : { reason: options.reason }
    let answer = await send<Done>(path, { ...body, seen: seen() }, reason)
    const filed = answer.ok ? null : onlyFiled(answer.problem)
    if (filed) answer = await send<Done>(path, { ...body, seen: filed }, reason)
    if (!answer.ok) return answer
    saw(answer.value.fact)
    if (!options.quiet) {
      forgetKept(`${view.id}/${step}/`)
      const done = doneWords[step === 'grant' && !view.preview?.publicity ? 'grant-plain' : step]
      if (done) toast(done)
      window.scrollTo({ top: 0 })
    }
    refresh('/api/licensing/')
    return answer
  }
  return { perform, sending, problem, clear }
}

/** A writ that the system filed meanwhile changes nothing that an officer decides on: the step goes on from there. */
function onlyFiled(problem: ApiProblem): string | null {
  if (problem.code !== 'kernel/changed-meanwhile') return null
  const since = (problem.more['since'] ?? []) as Since
  return since.length && since.every(({ name }) => name === 'licensing.writ-filed') ? since.at(-1)!.fact : null
}
