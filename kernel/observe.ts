import { sql } from 'kysely'
import client from 'prom-client'
import { first } from './db.ts'
import { dueRules, hasCome } from './due.ts'
import type { House } from './house.ts'

export type Finding = { what: string; ok: boolean; detail: string }
/** How one thing is; a capability adds its own under its name to the port `findings`. */
export type Look = () => Promise<{ ok: boolean; detail: string }>
export type Health = { status: 'ok' | 'degraded' | 'down'; findings: Finding[] }

const lateAfterMs = 10 * 60_000
const leastFreeBytes = 2 * 1024 ** 3

/** Names what is not well: the database, stopped workers, late deadlines, facts not numbered, a full disk. `down` means that nothing can be served. */
export async function health(house: House): Promise<Health> {
  const findings: Finding[] = []
  const check = async (what: string, look: Look) =>
    void findings.push({ what, ...(await look().catch(() => ({ ok: false, detail: 'did not answer' }))) })
  await check('database', async () => ({ ok: !!(await first(house.pools.writer, sql`select 1 as one`)), detail: 'answers' }))
  await check('deadlines', async () => {
    const late = new Date(house.clock.now().getTime() - lateAfterMs)
    const n = (await first(house.pools.writer, sql<{ n: number }>`select count(*)::int as n from due d where ${hasCome(dueRules(house), late)}`))!.n
    return { ok: n === 0, detail: n ? `${n} due steps are more than ten minutes late` : 'none is late' }
  })
  await check('numbering', async () => {
    const n = (await first(house.pools.writer, sql<{ n: number }>`select count(*)::int as n from unsequenced`))!.n
    return { ok: n < 1000, detail: `${n} facts wait for their number` }
  })
  await check('workers', async () => {
    if (!house.jobs) return { ok: false, detail: 'no jobs run in this process' }
    const waiting = (await house.jobs.counts()).reduce((sum, q) => sum + q.waiting, 0)
    return { ok: house.jobs.working().length > 0, detail: `${house.jobs.working().length} queues, ${waiting} jobs wait` }
  })
  await check('disk', () => house.files.store.free().then((free) => ({ ok: free > leastFreeBytes, detail: `${(free / 1024 ** 3).toFixed(1)} GiB free` })))
  for (const [what, look] of Object.entries((house.ports['findings'] ?? {}) as Record<string, Look>)) await check(what, look)
  const bad = findings.filter((f) => !f.ok)
  return { status: bad.some((f) => f.what === 'database') ? 'down' : bad.length ? 'degraded' : 'ok', findings }
}

/** Counters for Prometheus. Labels hold routes and codes, never ids or values. */
export function metrics(house: House) {
  const registry = new client.Registry()
  client.collectDefaultMetrics({ register: registry, prefix: 'anxu_' })
  const requests = new client.Histogram({
    name: 'anxu_http_seconds', help: 'Time to answer by route and status', labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry],
  })
  new client.Gauge({
    name: 'anxu_connections', help: 'Database connections by pool and state', labelNames: ['pool', 'state'], registers: [registry],
    collect() {
      for (const name of ['writer', 'reader', 'public'] as const) {
        const pool = house.pools[name]
        this.set({ pool: name, state: 'idle' }, pool.idleCount)
        this.set({ pool: name, state: 'busy' }, pool.totalCount - pool.idleCount)
        this.set({ pool: name, state: 'awaited' }, pool.waitingCount)
      }
    },
  })
  new client.Gauge({
    name: 'anxu_jobs', help: 'Jobs by queue and state', labelNames: ['queue', 'state'], registers: [registry],
    async collect() {
      for (const q of (await house.jobs?.counts().catch(() => [])) ?? []) {
        this.set({ queue: q.name, state: 'waiting' }, q.waiting)
        this.set({ queue: q.name, state: 'active' }, q.active)
      }
    },
  })
  return { registry, seen: (method: string, route: string, status: number, seconds: number) => requests.observe({ method, route, status: String(status) }, seconds) }
}
export type Metrics = ReturnType<typeof metrics>
