import { useCallback, useRef, useState } from 'react'
import { newRequestId, send } from './api.ts'
import type { Answer, ApiProblem } from './api.ts'

export type Sending = {
  /** Performs a step; the answer is also in `problem` when it was refused. */
  send: <T>(path: string, body: object, options?: { reason?: string }) => Promise<Answer<T>>
  sending: boolean
  problem?: ApiProblem
  clear: () => void
}

/**
 * One form's sending. The request id is made when the user first sends and kept while the outcome is unknown (no network, server failing),
 * so that a retry of the same content cannot act twice; a clear answer or changed content takes a new one.
 */
export function useSend(): Sending {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const intention = useRef<{ content: string; id: string }>(undefined)

  const perform = useCallback(async <T,>(path: string, body: object, options: { reason?: string } = {}): Promise<Answer<T>> => {
    const content = JSON.stringify([path, body, options.reason])
    if (intention.current?.content !== content) intention.current = { content, id: newRequestId() }
    setSending(true)
    setProblem(undefined)
    const answer = await send<T>(path, body, { requestId: intention.current.id, reason: options.reason })
    setSending(false)
    if (answer.ok || isClear(answer.problem)) intention.current = undefined
    if (!answer.ok) setProblem(answer.problem)
    return answer
  }, [])

  return { send: perform, sending, problem, clear: useCallback(() => setProblem(undefined), []) }
}

const isClear = ({ status }: ApiProblem) => status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429
