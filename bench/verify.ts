import { systemClock } from '../kernel/clock.ts'
import { startChild, type Child } from './support/child.ts'
import { atLeast, atMost, besidePeer, median, type Bench } from './support/figures.ts'
import { startInstallation } from './support/installation.ts'
import type { Load, Loaded } from './support/load.ts'
import { townFolder } from './support/town.ts'

const rounds = 5
const connections = 40

/** The product's way first, then the bare one, or the reverse; a round of each is not counted. */
export const bench: Bench = {
  what: `check licences without signing in, ${connections} connections, beside a bare Fastify with one select, in one server process`,
  async measure(say) {
    const folder = await townFolder(say)
    const place = await startInstallation(folder.dir)
    const house = await place.open(systemClock)
    const { rows } = await house.pools.public.query<{ number: string }>('select number from licensing_public_licence')
    await house.close()
    const load = await startChild('load.ts')
    const server = await place.serve()
    const query = (path: string) => rows.map((r) => `${path}?number=${encodeURIComponent(r.number)}`)
    const product = { url: server.url, paths: query('/api/licensing/check') }
    const bare = { url: server.bareUrl, paths: query('/check') }
    try {
      const ours: Loaded[] = []
      const theirs: Loaded[] = []
      for (let i = 0; i <= rounds; i++) {
        const sides = [async () => ours.push(await loaded(load, product, i === 0)), async () => theirs.push(await loaded(load, bare, i === 0))]
        for (const side of i % 2 ? sides.reverse() : sides) await side()
        if (i === 0) { ours.length = 0; theirs.length = 0 }
        else say(`round ${i} of ${rounds}: ${Math.round(ours.at(-1)!.perSecond)}/s, p99 ${ours.at(-1)!.p99} ms; bare ${Math.round(theirs.at(-1)!.perSecond)}/s, p99 ${theirs.at(-1)!.p99} ms`)
      }
      const rate = (l: Loaded[]) => median(l.map((x) => x.perSecond))
      return [
        besidePeer(rate(theirs), 'bare', { metric: 'per_s', what: `checks, register of ${rows.length}`, value: rate(ours), unit: '/s' }),
        atLeast(0.6, { metric: 'ratio', what: 'share of the bare server', value: median(ours.map((x, i) => x.perSecond / theirs[i]!.perSecond)), unit: '' }),
        atMost(25, { metric: 'p99_ms', what: 'answered, 99 of 100', value: median(ours.map((x) => x.p99)), unit: 'ms' }),
        besidePeer(median(theirs.map((x) => x.p50)), 'bare', { metric: 'p50_ms', what: 'answered, half', value: median(ours.map((x) => x.p50)), unit: 'ms' }),
      ]
    } finally { await load.close(); await server.close(); await place.stop(); folder.remove() }
  },
}

async function loaded(load: Child, side: { url: string; paths: string[] }, warming: boolean): Promise<Loaded> {
  const done = await load.ask<Loaded>({ ...side, connections, seconds: warming ? 3 : 6 } satisfies Load)
  if (done.failed) throw new Error(`${done.failed} of ${done.requests} requests failed: ${done.example}`)
  return done
}
