import type { Logger } from 'pino'
import { system, type Actor } from './access.ts'
import { sql } from 'kysely'
import type { Capability } from './capability.ts'
import type { Clock } from './clock.ts'
import { commandName, type Command } from './command.ts'
import { all, compile, first, openPools, send, type DatabaseUrls, type Pools, type Statement } from './db.ts'
import { dueRules } from './due.ts'
import { openFiles, type Blobs, type BlobStore } from './files.ts'
import type { Gate } from './gate.ts'
import { openJobs, type Job, type Jobs } from './jobs.ts'
import { derivedRequestId, perform, safe, type Done, type Request } from './perform.ts'
import { readEnvelope, type Fact, type Recorded } from './fact.ts'
import type { Query } from './query.ts'
import type { Afterwards, Reaction, Within } from './reaction.ts'
import { rebuildWhereShapesDiffer } from './replay.ts'
import { follow, sequencer, type Follower, type Sequencer } from './sequencer.ts'
import { startSweeper, type Sweeper } from './sweeper.ts'
import { openVault, type Vault } from './vault.ts'
import { uuid } from './random.ts'
import type { Work } from './work.ts'

/** What the kernel needs to know of the law: which version of a clause is in force on a day. */
export type LawPort = { versionOf(clause: string, day: string): string | null }

export type HouseOptions = {
  urls: DatabaseUrls
  master: Uint8Array
  capabilities: readonly Capability[]
  clock: Clock
  law: LawPort
  store: BlobStore
  log: Logger
  ports?: Readonly<Record<string, unknown>>
  /** Jobs, due rules and the live stream; a tool that only reads leaves them out. */
  workers?: boolean
  /** `false`: a tool that only looks, which leaves tables of another shape as they are. */
  rebuild?: false
  demo?: boolean
  poolSize?: { writer?: number; reader?: number; public?: number }
}

export type House = {
  capabilities: readonly Capability[]
  commands: ReadonlyMap<string, Command>
  queries: readonly Query[]
  gates: readonly Gate[]
  writers: ReadonlyMap<string, (t: any, fact: Fact<any, any>) => readonly Statement[]>
  withins: ReadonlyMap<string, readonly Within[]>
  pools: Pools
  urls: DatabaseUrls
  clock: Clock
  law: LawPort
  vault: Vault
  files: Blobs
  log: Logger
  demo: boolean
  sequencer: Sequencer
  follower: Follower | null
  jobs: Jobs | null
  sweeper: Sweeper | null
  ports: Record<string, unknown>
  /** Set by the capability that keeps accounts: the actor behind a session's token. */
  authenticate(token: string): Promise<Actor | null>
  perform(command: Command, request: Request): Promise<Done>
  work(name: string): Work
  close(): Promise<void>
}

/** Puts the house together from its capabilities: one registry each of commands, queries, writes and reactions, found by name. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { capabilities, clock, log } = options
  const pools = openPools(options.urls, options.poolSize, (e) => log.error({ err: safe(e) }, 'database connection lost'))
  const vault = openVault(options.master, pools)
  const reactions = capabilities.flatMap((c) => (typeof c.reactions === 'function' ? c.reactions(capabilities) : (c.reactions ?? [])))
  const afterwards = reactions.filter((r): r is Afterwards => r.when === 'afterwards')
  const onError = (what: string) => (e: unknown) => log.error({ err: safe(e) }, what)
  const jobs = options.workers ? await openJobs(options.urls.writer, onError('job failed')) : null

  const house: House = {
    ...registry(capabilities, reactions), capabilities, pools, urls: options.urls, clock, law: options.law, vault, log, demo: options.demo ?? false,
    files: openFiles(options.store, vault, pools, clock), jobs, follower: null, sweeper: null, ports: { ...options.ports },
    sequencer: sequencer(pools, jobs ? enqueueReactions(jobs, afterwards) : null, onError('numbering failed')),
    authenticate: async () => null,
    perform: (command, request) => perform(house, command, request),
    work: (name) => workOf(house, name),
    close: async () => {
      await house.sweeper?.close()
      await house.jobs?.close()
      await house.sequencer.close()
      await house.follower?.close()
      await pools.end()
    },
  }
  try {
    if (options.rebuild !== false) await rebuildWhereShapesDiffer(house)
    if (options.workers) await startWorkers(house, afterwards)
    for (const c of capabilities) await c.ready?.(house)
  } catch (error) { await house.close(); throw error }
  return house
}

function registry(capabilities: readonly Capability[], reactions: readonly Reaction[]) {
  const commands = new Map<string, Command>()
  const writers = new Map<string, Command['write']>()
  for (const c of capabilities.flatMap((cap) => cap.commands ?? [])) {
    if (commands.has(commandName(c))) throw new Error(`two commands are called ${commandName(c)}`)
    commands.set(commandName(c), c)
    const known = writers.get(c.fact.name)
    if (known && known !== c.write) throw new Error(`the fact ${c.fact.name} is written in two ways; commands that record it share one write`)
    writers.set(c.fact.name, c.write)
  }
  const withins = new Map<string, Within[]>()
  for (const r of reactions) if (r.when === 'within') withins.set(r.to, [...(withins.get(r.to) ?? []), r])
  return { commands, writers, withins, queries: capabilities.flatMap((c) => c.queries ?? []), gates: capabilities.flatMap((c) => c.gates ?? []) }
}

const reactionJob = 'reaction'
const enqueueReactions = (jobs: Jobs, reactions: readonly Afterwards[]) => async (tx: Parameters<Jobs['insert']>[2], facts: readonly { id: string; name: string }[]) => {
  const wanted = facts.flatMap((f) => reactions.filter((r) => r.to === f.name).map((r) => ({ data: { reaction: r.name, fact: f.id } })))
  await jobs.insert(reactionJob, wanted, tx)
}

async function startWorkers(house: House, reactions: readonly Afterwards[]) {
  const jobs = house.jobs!
  const react = async ({ reaction, fact }: { reaction: string; fact: string }) => {
    const r = reactions.find((x) => x.name === reaction)
    const row = await first(house.pools.writer, sql<{ bytes: Buffer }>`select bytes from fact where id = ${fact}`)
    if (r && row) await r.run(workOf(house, r.name), { ...readEnvelope(row.bytes), id: fact } as Recorded)
  }
  await jobs.declare(reactionJob)
  await jobs.work(reactionJob, react)
  for (const job of allJobs(house)) {
    await jobs.declare(job.name, job.retries)
    await jobs.work(job.name, (data) => job.run(workOf(house, job.name), data))
  }
  house.follower = await follow(house.urls, house.pools, (e) => house.log.warn({ err: safe(e) }, 'following interrupted'))
  house.sweeper = startSweeper(house, dueRules(house))
  house.sequencer.poke()
}

const allJobs = (house: House): readonly Job[] => house.capabilities.flatMap((c) => c.jobs ?? [])

function workOf(house: House, name: string): Work {
  const actor = system(name)
  return {
    actor, clock: house.clock, files: house.files, vault: house.vault,
    all: (s) => all(house.pools.writer, s),
    first: (s) => first(house.pools.writer, s),
    run: async (s) => (await send(house.pools.writer, compile(s))).rowCount ?? 0,
    perform: (command, input, o = {}) => perform(house, command, {
      actor, input, requestId: o.requestId ?? (o.causedBy ? derivedRequestId(name, o.causedBy, commandName(command), JSON.stringify(input)) : uuid(house.clock.now())),
      ...(o.causedBy ? { causedBy: o.causedBy } : {}), ...(o.reason ? { reason: o.reason } : {}), ...(o.onBehalfOf ? { onBehalfOf: o.onBehalfOf } : {}),
    }),
    queue: async (job, data, o = {}) => house.jobs?.insert(job, [{ data, ...(o.key ? { id: derivedRequestId(job, o.key) } : {}), ...(o.priority ? { priority: o.priority } : {}) }]),
    port: <T>(port: string) => {
      if (!(port in house.ports)) throw new Error(`the port ${port} is not filled`)
      return house.ports[port] as T
    },
  }
}
