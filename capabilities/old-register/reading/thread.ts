import { parentPort, workerData } from 'node:worker_threads'
import { readBook } from './book.ts'

// A large workbook takes seconds and much memory: requests do not wait for it, and what it takes ends with the thread.
parentPort!.postMessage(await readBook(workerData.bytes, workerData.columns))
