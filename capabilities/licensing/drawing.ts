import { Worker } from 'node:worker_threads'
import type { Context, Drawn } from './letters.ts'

type Answer = { id: number; drawn?: Drawn; failed?: string }
type Waiting = { resolve(drawn: Drawn): void; reject(error: Error): void }

const waiting = new Map<number, Waiting>()
const idleMs = 10_000
let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined
let asked = 0

/**
 * Draws a writ in a thread of its own, which ends when nothing has been asked for a while: what fonts and pages take of memory goes with it, and
 * requests never wait for a page to be set.
 */
export const drawLetter = (kind: string, context: Context): Promise<Drawn> => inThread({ kind, context })

/** A specimen of a writ with the texts that an administrator is about to set; `bodies` stand where the kind names remedies. */
export const drawSpecimen = async (kind: string, more: object, bodies: { reviewBody: string; court: string }): Promise<Uint8Array> => (await inThread({ kind, more, bodies })).bytes

function inThread(task: object): Promise<Drawn> {
  clearTimeout(idle)
  thread ??= open()
  const id = asked++
  return new Promise<Drawn>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    thread!.postMessage({ id, ...task })
  })
}

function open(): Worker {
  const worker = new Worker(new URL('./drawer.ts', import.meta.url))
  worker.unref()
  worker.on('message', ({ id, drawn, failed }: Answer) => {
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (drawn) resolve(drawn)
    else reject(new Error(failed))
    if (waiting.size === 0) idle = setTimeout(close, idleMs).unref()
  })
  worker.on('error', (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    thread = null
  })
  return worker
}

function close() {
  void thread?.terminate()
  thread = null
}
