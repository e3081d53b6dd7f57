import { PgBoss } from 'pg-boss'
import type pg from 'pg'
import type { Work } from './work.ts'

/** Immediate work outside a request: at least once, idempotent. Deadlines are not jobs: they stand in `due` and follow the kernel's clock. */
export type Job = { name: string; retries?: number; run(work: Work, data: any): Promise<unknown> }

type Handler = (data: any) => Promise<unknown>
const retrying = { retryLimit: 5, retryBackoff: true, retryDelay: 1, deleteAfterSeconds: 86_400, expireInSeconds: 600 }

/** The queue, on pg-boss. `insert` joins the caller's transaction. */
export async function openJobs(url: string, onError: (e: unknown) => void) {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', createSchema: false, useListenNotify: true, max: 6, application_name: 'anxu-jobs' })
  boss.on('error', onError)
  await boss.start()
  const queues = new Set<string>()
  const started: string[] = []

  return {
    /** Makes the queue of one kind of job; safe to repeat. */
    async declare(name: string, retries?: number) {
      if (queues.has(name)) return
      await boss.createQueue(name, { ...retrying, ...(retries === undefined ? {} : { retryLimit: retries }), notify: true })
      queues.add(name)
    },
    async work(name: string, handle: Handler, concurrency = 1) {
      started.push(name)
      // A full batch is followed at once by the next; what is tried again comes without a notification and is found by the poll.
      const polls = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 }
      await boss.work(name, { batchSize: 5, burstWhenBatchFull: true, localConcurrency: concurrency, perJobResults: true, ...polls }, (jobs) =>
        Promise.all(jobs.map(async (job) => {
          try { await handle(job.data); return { id: job.id, status: 'completed' as const } }
          catch (error) { onError(error); return { id: job.id, status: 'failed' as const, output: { code: (error as { code?: string }).code ?? 'error' } } }
        })))
    },
    /** A job whose `id` the queue holds already, done or not, is left out: pg-boss looks at a `singletonKey` under other queue policies alone. */
    async insert(name: string, jobs: { data: object; id?: string; priority?: number }[], within?: pg.PoolClient) {
      if (jobs.length === 0) return
      await boss.insert(name, jobs, within ? { db: { executeSql: (text, values) => within.query(text, values as unknown[]) } } : {})
    },
    /** Jobs waiting, running and given up, per queue: for health and the progress of long work. */
    async counts() {
      const { rows } = await boss.getDb().executeSql(`select name, count(*) filter (where state < 'active')::int as waiting, count(*) filter (where state = 'active')::int as active
        from pgboss.job where state <= 'active' group by name`)
      return rows as { name: string; waiting: number; active: number }[]
    },
    working: () => started,
    close: () => boss.stop({ graceful: true, timeout: 8_000 }),
  }
}
export type Jobs = Awaited<ReturnType<typeof openJobs>>
