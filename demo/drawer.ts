import { parentPort, workerData } from 'node:worker_threads'
import { drawDocument, type DocumentKind, type DrawOptions } from './documents/index.ts'
import { enterprises } from './enterprises.ts'

// A thread that draws documents: the town follows from seed and date, so only names travel to it and only bytes travel back.
const { seed, date } = workerData as { seed: string; date: string }
const town = new Map(enterprises(seed, date).map((e) => [e.key, e]))

parentPort!.on('message', ({ id, kind, enterprise, options }: { id: number; kind: DocumentKind; enterprise: string; options: DrawOptions }) => {
  void drawDocument(kind, town.get(enterprise)!, options).then(
    ({ name, mime, bytes }) => parentPort!.postMessage({ id, name, mime, bytes }),
    (error: unknown) => parentPort!.postMessage({ id, failed: String(error) }),
  )
})
