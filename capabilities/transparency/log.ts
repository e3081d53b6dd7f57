import pg from 'pg'
import type { House } from '../../kernel/house.ts'
import { safe } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Policy } from '../../record/policy.ts'
import { loadGrowth } from './growth.ts'
import type { LogKeys } from './keys.ts'
import type { Mirror } from './mirror.ts'
import { confirm, round, type Lead, type LogStatus, type Step } from './round.ts'

export type LogOptions = {
  keys: LogKeys
  policy: Policy
  /** Addresses of the witnesses by name, when this process takes the lead: whoever leads may first have to start them. */
  witnesses?: () => Promise<{ urls: Readonly<Record<string, string>>; close(): Promise<void> }>
  mirror: () => Promise<Mirror>
  /** Told after each step, in order. */
  onStep?: (step: Step) => void | Promise<void>
  /** Least milliseconds between two checkpoints. */
  pause?: number
}
/** `seal`: publishes everything numbered so far before it returns. */
export type Log = { keys: LogKeys; policy: Policy; readonly status: LogStatus; seal(): Promise<void>; close(): Promise<void> }

const leadLock = 4045
const askAgain = 2_000
const usualPause = 300

/**
 * Seals what is committed, in rounds (`round.ts`). Of several processes one leads, by a lock of its connection; another takes over when it ends. A crash after any
 * step loses nothing: each round begins at what the database holds, and a signature is only given to what was committed.
 * Rejects with a Problem where witnesses or mirror have seen more than the database holds, or something else.
 */
export async function openLog(house: House, options: LogOptions): Promise<Log> {
  const status: LogStatus = { leads: false, size: 0, published: 0, trouble: null, witnesses: {} }
  const lead = leadership(house, options, status)
  let closed = false
  let ended: Problem | null = null

  /** What fails is tried again; a history that was shown to be another is not. */
  function failed(error: unknown) {
    status.trouble = error instanceof Problem ? error.init.title.en : `sealing failed: ${(error as { code?: string }).code ?? (error as Error).name}`
    if (error instanceof Problem) ended = error
    house.log.error(error instanceof Problem ? { code: error.code } : { err: safe(error) }, 'sealing failed')
  }
  const attempt = async (work: (l: Lead) => Promise<boolean>) => {
    try {
      for (let l; !closed && !ended && (l = await lead.take()) && (await work(l)););
    } catch (error) { failed(error) }
  }
  let turn = attempt(async (l) => { await confirm(l); return false })
  const inTurn = () => (turn = turn.then(() => attempt(round)))
  await turn
  if (ended) { await lead.drop(); throw ended as Problem }
  const clock = ticking(inTurn)
  const unsubscribe = house.follower?.subscribe(() => clock.poke(options.pause ?? usualPause))
  return {
    keys: options.keys, policy: options.policy,
    get status() { return { ...status, witnesses: { ...status.witnesses } } },
    seal: async () => { await inTurn(); if (ended) throw ended as Problem },
    async close() { closed = true; clock.stop(); unsubscribe?.(); await turn; await lead.drop() },
  }
}

/** Runs now and then, and sooner when poked: a poke never puts off a run that comes sooner. */
function ticking(run: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  let due = 0
  let stopped = false
  const poke = (after: number) => {
    const at = performance.now() + after
    if (stopped || (timer && due <= at)) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => { timer = undefined; void run().finally(() => poke(askAgain)) }, after)
  }
  poke(0)
  return { poke, stop() { stopped = true; clearTimeout(timer) } }
}

/** The right to seal: a lock that ends with its connection, and what only its holder keeps: the end of the log, the mirror, the witnesses' addresses. */
function leadership(house: House, options: LogOptions, status: LogStatus) {
  let held: { lead: Lead; client: pg.Client; close(): Promise<void> } | null = null

  async function drop(): Promise<void> {
    const left = held
    held = null
    status.leads = false
    await left?.close()
    await left?.client.end().catch(() => {})
  }

  async function take(): Promise<Lead | null> {
    if (held) return held.lead
    const client = new pg.Client({ connectionString: house.urls.writer, application_name: 'anxu-sealing', keepAlive: true })
    client.on('error', () => void drop())
    await client.connect()
    try {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [leadLock])
      if (!rows[0]!.got) { await client.end(); return null }
      const { urls, close } = (await options.witnesses?.()) ?? { urls: {}, close: async () => {} }
      const policy = { ...options.policy, witnesses: options.policy.witnesses.map((w) => ({ ...w, url: urls[w.name] ?? w.url })) }
      const lead: Lead = {
        house, keys: options.keys, policy, status, growth: await loadGrowth(house.pools.writer), mirror: await options.mirror(), known: new Map(), confirmed: false, onStep: options.onStep ?? (() => {}),
      }
      held = { lead, client, close }
      status.leads = true
      return lead
    } catch (error) { await client.end(); throw error }
  }
  return { take, drop }
}
