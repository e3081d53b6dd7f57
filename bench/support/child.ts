import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A program of ours in a process of its own that answers one message with another, as long as the caller lives. */
export async function startChild(program: string, nodeOptions: readonly string[] = []) {
  const child = fork(join(import.meta.dirname, program), { execArgv: [...nodeOptions], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ask = async <Answer>(message: object): Promise<Answer> => {
    const over = new AbortController()
    const answered = once(child, 'message', { signal: over.signal })
    const ended = once(child, 'exit', { signal: over.signal }).then(([code]) => { throw new Error(`${program} ended with ${String(code)}`) })
    child.send(message)
    const [answer] = await Promise.race([answered, ended]).finally(() => { ended.catch(() => {}); over.abort() }) as [{ error?: string }]
    if (answer.error) throw new Error(`${program}: ${answer.error}`)
    return answer as Answer
  }
  const close = async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  }
  return { ask, close, pid: child.pid! }
}
export type Child = Awaited<ReturnType<typeof startChild>>

/** The other side: answers each message, and ends when the caller goes away. */
export function answerParent<Message>(answer: (message: Message) => Promise<object>, end: () => Promise<void> = async () => {}) {
  process.on('message', (message) => {
    answer(message as Message).then((a) => process.send!(a), (error: Error) => process.send!({ error: error.stack ?? error.message }))
  })
  process.once('disconnect', () => void end().finally(() => process.exit(0)))
}
