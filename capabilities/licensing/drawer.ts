import { parentPort } from 'node:worker_threads'
import { letters, type Context, type Drawn } from './letters.ts'
import { draw, remedies } from './writs/samples.ts'
import type { WritKind } from './writs/kinds.ts'

type Task = { id: number; kind: string } & ({ context: Context } | { more: object; bodies: { reviewBody: string; court: string } })

// The thread that draws writs: fonts and pages live and go with it.
parentPort!.on('message', ({ id, kind, ...task }: Task) => {
  void drawn(kind, task as Task).then(
    (drawn) => parentPort!.postMessage({ id, drawn }),
    (error: unknown) => parentPort!.postMessage({ id, failed: (error as Error).stack ?? String(error) }),
  )
})

async function drawn(kind: string, task: Task): Promise<Drawn> {
  if ('context' in task) return letters[kind]!(task.context)
  return { number: '', name: '', bytes: await draw[kind as WritKind]({ ...task.more, remedies: { ...remedies, ...task.bodies } }) }
}
