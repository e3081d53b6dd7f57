import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { pino, type Logger } from 'pino'
import { diskStore } from '../../adapters/storage/index.ts'
import type { Actor } from '../../kernel/access.ts'
import type { Capability } from '../../kernel/capability.ts'
import { setClock, type SetClock } from '../../kernel/clock.ts'
import { openHouse, type House } from '../../kernel/house.ts'
import { openHttp } from '../../kernel/http.ts'
import * as law from '../../law/index.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { copyDatabase, stopOwnServer, testKey } from './database.ts'

export type Answer = { status: number; body: any; headers: Record<string, unknown> }
export type Caller = {
  get(url: string): Promise<Answer>
  post(url: string, body?: unknown, options?: { requestId?: string; headers?: Record<string, string> }): Promise<Answer>
}
export type TestHouse = {
  house: House
  app: FastifyInstance
  clock: SetClock
  /** Calls the API as this actor, through HTTP, with a session of its own. */
  as(actor: Actor | null): Caller
  /** Second house on the same database and files. */
  another(): Promise<TestHouse>
  close(): Promise<void>
}

type Options = { log?: Logger; at?: string; workers?: boolean; capabilities?: readonly Capability[]; ports?: Record<string, unknown>; demo?: boolean }

// One hook for the whole file: houses may be opened in any test or hook and are closed when all of them are through.
const endings: (() => Promise<void>)[] = []
after(async () => {
  for (const end of endings.reverse()) await end()
  await stopOwnServer()
})

/** A house of its own for a test file: a copied database, a clock that stands, a file store; closed after the file's tests. */
export async function openTestHouse(options: Options = {}): Promise<TestHouse> {
  const database = await copyDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'anxu-files-'))
  const capabilities = options.capabilities ?? await findCapabilities()
  const opened: TestHouse[] = []
  const open = async (): Promise<TestHouse> => {
    const clock = opened[0]?.clock ?? setClock(new Date(options.at ?? '2026-03-02T01:00:00Z'))
    const house = await openHouse({
      urls: database.urls, master: testKey, capabilities, clock, law: lawPort, store: diskStore(dir), log: options.log ?? pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      workers: options.workers ?? false, ports: { publicRate: 100_000, ...options.ports }, demo: options.demo ?? false, poolSize: { writer: 8, reader: 4, public: 4 },
    })
    const app = await openHttp(house, { secure: false, publicRate: 100_000, version: 'test' })
    const test: TestHouse = { house, app, clock, as: callers(house, app), another: open, close: async () => { await app.close(); await house.close() } }
    opened.push(test)
    return test
  }
  endings.push(async () => {
    for (const test of opened.reverse()) await test.close()
    await database.drop()
    rmSync(dir, { recursive: true, force: true })
  })
  return open()
}

const lawPort = { versionOf: (id: string, day: string) => law.clauseOn(id, day)?.from ?? null }

/** Actors enter as sessions do, by a cookie; stories about signing in itself use the accounts' own routes. */
export function callers(house: House, app: FastifyInstance) {
  const actors = new Map<string, Actor>()
  const signedIn = house.authenticate
  house.authenticate = async (token) => actors.get(token) ?? signedIn(token)
  return (actor: Actor | null): Caller => {
    const token = actor ? `test-${actor.id}-${randomUUID()}` : null
    if (actor && token) actors.set(token, actor)
    const call = async (method: 'GET' | 'POST', url: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await app.inject({
        method, url, headers: { ...(token ? { cookie: `anxu=${token}` } : {}), 'x-anxu': '1', ...headers }, ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: answer.statusCode, body: parsed(answer), headers: answer.headers }
    }
    return {
      get: (url) => call('GET', url),
      post: (url, body = {}, o = {}) => call('POST', url, body, { ...o.headers, ...(o.requestId ? { 'idempotency-key': o.requestId } : {}) }),
    }
  }
}

const parsed = (answer: { headers: Record<string, unknown>; body: string }) =>
  (String(answer.headers['content-type']).includes('json') && answer.body ? JSON.parse(answer.body) as unknown : answer.body)

/** An actor for a story: `officer('window')`, `officer('reviewer', { region: '980102' })`. */
let people = 0
export const officer = (role: string, more: Partial<Actor> = {}): Actor => ({
  id: `00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`, name: `${role}-${people}`, roles: [role], region: '980100', department: 'emergency', enterpriseId: null, ...more,
})
export const applicantOf = (enterpriseId: string, more: Partial<Actor> = {}): Actor =>
  officer('applicant', { enterpriseId, region: null, department: null, ...more })
