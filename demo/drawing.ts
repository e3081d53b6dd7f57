import { Worker } from 'node:worker_threads'
import type { DocumentKind, DrawOptions } from './documents/index.ts'

export type Drawn = { name: string; mime: string; bytes: Uint8Array }
type Waiting = { resolve(drawn: Drawn): void; reject(error: Error): void }

/** Draws documents in threads beside the one that plays the year; what is asked for early is ready when its case needs it. */
export function drawingThreads(options: { seed: string; date: string; threads: number }) {
  const waiting = new Map<number, Waiting>()
  const threads = Array.from({ length: options.threads }, () => new Worker(new URL('./drawer.ts', import.meta.url), { workerData: options }))
  for (const thread of threads) {
    thread.on('message', ({ id, failed, ...drawn }: Drawn & { id: number; failed?: string }) => {
      const asked = waiting.get(id)!
      waiting.delete(id)
      if (failed) asked.reject(new Error(failed))
      else asked.resolve(drawn)
    })
    thread.on('error', (error: Error) => { for (const asked of waiting.values()) asked.reject(error) })
  }
  let asked = 0
  const known = new Map<string, Promise<Drawn>>()
  return {
    /** The same question is drawn once. */
    draw(kind: DocumentKind, enterprise: string, options: DrawOptions): Promise<Drawn> {
      const key = JSON.stringify([kind, enterprise, options])
      const before = known.get(key)
      if (before) return before
      const id = asked++
      const drawn = new Promise<Drawn>((resolve, reject) => waiting.set(id, { resolve, reject }))
      drawn.catch(() => {})
      threads[id % threads.length]!.postMessage({ id, kind, enterprise, options })
      known.set(key, drawn)
      return drawn
    },
    close: () => Promise.all(threads.map((t) => t.terminate())),
  }
}
export type Drawing = ReturnType<typeof drawingThreads>
