import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { fileMailer } from '../../adapters/mail/index.ts'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { diskStore } from '../../adapters/storage/index.ts'
import { issuingDepartments, setInstallation } from '../../capabilities/licensing/authority.ts'
import { makeYear } from '../../demo/year.ts'
import { at } from '../../demo/time.ts'
import { setClock, type SetClock } from '../../kernel/clock.ts'
import { openHouse, type House, type HouseOptions } from '../../kernel/house.ts'
import { openHttp } from '../../kernel/http.ts'
import { clauseOn } from '../../law/index.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { pagesAreBuilt, servePages } from '../../start/pages.ts'
import { uploadRoutes } from '../../start/uploads.ts'
import { copyDatabase, stopOwnServer, testKey } from '../support/database.ts'

export type Product = { url: string; house: House; app: FastifyInstance; clock: SetClock; close(): Promise<void> }

/** The last day of the small demonstration that browser tests play in: a Monday. */
export const storyDay = '2026-11-16'

/** What an administrator needs who is the first on an installation without the demonstration. */
export const setupCode = '7413-2206'

/**
 * The whole product on a port of its own, with a small demonstration (with its `episodes` or without; or, `demo: false`, with nothing in it) and a clock that the story moves:
 * real pages, real database, real files.
 */
export async function startProduct({ demo = true, episodes = false } = {}): Promise<Product> {
  await pagesAreBuilt(() => {})
  const database = await copyDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'anxu-product-'))
  const clock = setClock(at(storyDay, 9 * 60))
  const ports: Record<string, unknown> = {
    publicRate: 100_000, origin: 'http://127.0.0.1', letterhead: { origin: 'https://anxu.example', watermark: demo ? '演示 · 无法律效力' : null }, mail: fileMailer(join(dir, 'mail')),
    ...(demo ? {} : { setupCode, departments: issuingDepartments, authorityNamed: setInstallation }),
    sealKeys: fileKeys(join(dir, 'seal'), () => clock.now()),
  }
  const options: HouseOptions = {
    urls: database.urls, master: testKey, capabilities: await findCapabilities(), clock, law: { versionOf: (id, day) => clauseOn(id, day).from },
    store: diskStore(join(dir, 'files')), log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), demo, ports,
  }
  if (demo) await (await makeYear(options, { date: storyDay, seed: 'stories', cases: 12, enterprises: 40, episodes }, () => {})).close()
  const house = await openHouse({ ...options, workers: true })
  const app = await openHttp(house, { secure: false, publicRate: 100_000, version: 'test' })
  await uploadRoutes(app, house, join(dir, 'uploads'))
  await servePages(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await app.close()
    await house.close()
    await database.drop()
    rmSync(dir, { recursive: true, force: true })
    await stopOwnServer()
  }
  return { url: `http://127.0.0.1:${(app.server.address() as { port: number }).port}`, house, app, clock, close }
}
