import autocannon, { type Request } from 'autocannon'
import { answerParent } from './child.ts'

/** What to send: each request once where `each` is given, else `paths` in turn for so many seconds. */
export type Load = {
  url: string
  connections: number
  headers?: Record<string, string>
  each?: { path: string; body: object }[]
  paths?: string[]
  seconds?: number
}
export type Loaded = { perSecond: number; p50: number; p99: number; requests: number; failed: number; example: string }

/** The load generator: runs in a process of its own. */
async function send({ url, connections, headers = {}, each, paths, seconds }: Load): Promise<Loaded> {
  let next = 0
  let example = ''
  const setupRequest = (request: Request): Request => {
    if (!each) return { ...request, path: paths![next++ % paths!.length]! }
    const { path, body } = each[Math.min(next++, each.length - 1)]!
    return { ...request, path, body: JSON.stringify(body) }
  }
  const onResponse = (status: number, body: string) => { if (status !== 200) example = `${status} ${body}` }
  const started = performance.now()
  let last = started
  const run = autocannon({
    url, connections, headers: { ...headers, ...(each ? { 'content-type': 'application/json' } : {}) }, timeout: 30,
    ...(each ? { amount: each.length } : { duration: seconds! }), requests: [{ method: each ? 'POST' : 'GET', setupRequest, onResponse }],
  })
  void run.on('response', () => { last = performance.now() })
  const result = await run
  const requests = result.requests.total
  return {
    perSecond: requests / ((last - started) / 1000), p50: result.latency.p50, p99: result.latency.p99, requests, example,
    failed: result.non2xx + result.errors + result.timeouts,
  }
}

answerParent<Load>(send)
