import { parentPort } from 'node:worker_threads'
import { letters, type Context } from './letters.ts'

// The thread that draws writs: fonts and pages live and go with it.
parentPort!.on('message', ({ id, kind, context }: { id: number; kind: string; context: Context }) => {
  void letters[kind]!(context).then(
    (drawn) => parentPort!.postMessage({ id, drawn }),
    (error: unknown) => parentPort!.postMessage({ id, failed: (error as Error).stack ?? String(error) }),
  )
})
