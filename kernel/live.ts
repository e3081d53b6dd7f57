import type { FastifyInstance } from 'fastify'
import { covers, type Actor } from './access.ts'
import type { House } from './house.ts'
import { safe } from './perform.ts'
import { signInNeeded } from './problem.ts'
import { factsAfter, type Numbered } from './sequencer.ts'

/** What an actor may learn of live: names and subjects of facts in the actor's own place, no contents; an enterprise nothing of what is the authority's own. */
function concerns(house: House, actor: Actor) {
  const inside = new Set(house.capabilities.flatMap((c) => c.facts ?? []).filter((kind) => kind.shown === 'authority').map((kind) => kind.name))
  return (f: Numbered) => {
    const place = { enterprise_id: f.enterprise, region: f.region, department: f.department }
    if (actor.enterpriseId) return covers('own-enterprise', actor, place) && !inside.has(f.name)
    return covers(place.department ? 'own-department' : 'region', actor, place) || covers('region', { ...actor, department: null }, place) && !actor.department
  }
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
    const mine = concerns(house, actor)
    const unread = house.ports['unread'] as ((actor: Actor) => Promise<number>) | undefined
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { ...reply.getHeaders() as Record<string, string>, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const write = async (event: string, data: object) => {
      const said = JSON.stringify({ ...data, unread: (await unread?.(actor)) ?? 0 })
      if (!raw.writableEnded) raw.write(`event: ${event}\nid: ${told}\ndata: ${said}\n\n`)
    }
    /** A stream ends with its session, however the session ended. */
    const stillIn = async () => {
      const now = await house.authenticate(req.token ?? '')
      if (now?.id !== actor.id) end()
      return now?.id === actor.id
    }
    const since = String(req.headers['last-event-id'] ?? '')
    let told = /^\d{1,18}$/.test(since) && BigInt(since) <= BigInt(house.follower.cursor) ? since : house.follower.cursor
    const tell = async (facts: readonly Numbered[]) => {
      const fresh = facts.filter((f) => BigInt(f.seq) > BigInt(told))
      const list = fresh.filter(mine).map((f) => ({ name: f.name, subject: f.subject, enterprise: f.enterprise }))
      told = fresh.at(-1)?.seq ?? told
      if (list.length && (await stillIn())) await write('facts', { facts: list })
    }
    const catchUp = async () => { for (let missed; (missed = await factsAfter(house.pools, told)).length;) await tell(missed) }
    // One after the other: the id never goes back. A page whose stream breaks off comes again with its last id.
    let telling = Promise.resolve()
    const inTurn = (work: () => Promise<void>) => {
      telling = telling.then(work).catch((e) => { house.log.warn({ err: safe(e) }, 'a live stream broke off'); end() })
    }
    inTurn(() => write('hello', {}))
    const unsubscribe = house.follower.subscribe((facts) => inTurn(() => tell(facts)))
    inTurn(catchUp)
    const timer = setInterval(() => inTurn(async () => { if (await stillIn()) raw.write(': still here\n\n') }), beat)
    const end = () => { clearInterval(timer); unsubscribe(); open.delete(end); raw.end() }
    open.add(end)
    req.raw.on('close', end)
  })
}
