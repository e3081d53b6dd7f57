import { Worker } from 'node:worker_threads'
import type { Column } from '../columns.ts'
import type { Book } from './book.ts'

const mostSeconds = 120

/** Reads a workbook in a thread of its own, with bounds to its memory and time; what breaks them is no workbook of ours. */
export function readInThread(bytes: Uint8Array, columns: readonly Column[]): Promise<Book> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { bytes, columns }, resourceLimits: { maxOldGenerationSizeMb: 768 } })
    const late = setTimeout(() => void worker.terminate(), mostSeconds * 1000)
    const end = (book: Book) => { clearTimeout(late); resolve(book) }
    worker.once('message', (book: Book) => end(book))
    worker.once('error', () => end({ refused: 'too-large' }))
    worker.once('exit', () => end({ refused: 'too-large' }))
  })
}
