import type { FastifyInstance } from 'fastify'
import { covers, type Actor } from './access.ts'
import type { House } from './house.ts'
import { signInNeeded } from './problem.ts'
import { factsAfter, type Numbered } from './sequencer.ts'

/** What an actor may learn of live: names and subjects of facts in the actor's own place, no contents. */
const concerns = (actor: Actor) => (f: Numbered) => {
  const place = { enterprise_id: f.enterprise, region: f.region, department: f.department }
  if (actor.enterpriseId) return covers('own-enterprise', actor, place)
  return covers(place.department ? 'own-department' : 'region', actor, place) || covers('region', { ...actor, department: null }, place) && !actor.department
}

const beat = 25_000

/** `GET /api/live`: server-sent events. The id of an event is the cursor, so a page resumes by Last-Event-ID on whichever server it reaches. */
export function liveRoutes(app: FastifyInstance, house: House, actorOf: (req: any) => Promise<Actor | null>) {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => { for (const end of open) end() })
  app.get('/api/live', { schema: { hide: true } }, async (req, reply) => {
    const actor = await actorOf(req)
    if (!actor) throw signInNeeded()
    if (!house.follower) return reply.code(503).send()
    const mine = concerns(actor)
    const unread = house.ports['unread'] as ((actor: Actor) => Promise<number>) | undefined
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const write = (event: string, id: string, data: unknown) => raw.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
    const tell = async (facts: readonly Numbered[]) => {
      const list = facts.filter(mine).map((f) => ({ name: f.name, subject: f.subject, enterprise: f.enterprise }))
      if (list.length) write('facts', facts.at(-1)!.seq, { facts: list, unread: (await unread?.(actor)) ?? 0 })
    }
    const since = String(req.headers['last-event-id'] ?? '')
    const start = /^\d{1,18}$/.test(since) ? since : house.follower.cursor
    write('hello', start, { unread: (await unread?.(actor)) ?? 0 })
    const unsubscribe = house.follower.subscribe((facts) => void tell(facts))
    if (start !== house.follower.cursor) await tell(await factsAfter(house.pools, start))
    const timer = setInterval(() => raw.write(': still here\n\n'), beat)
    const end = () => { clearInterval(timer); unsubscribe(); open.delete(end); raw.end() }
    open.add(end)
    req.raw.on('close', end)
  })
}
