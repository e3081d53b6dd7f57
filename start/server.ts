import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { fileMailer, smtpMailer } from '../adapters/mail/index.ts'
import { fileKeys } from '../adapters/sealing/file-keys.ts'
import { openIdSignOn } from '../adapters/sign-on/index.ts'
import { systemClock, type Clock } from '../kernel/clock.ts'
import { openPools, type Pools } from '../kernel/db.ts'
import { openHouse, type House, type HouseOptions } from '../kernel/house.ts'
import { openHttp } from '../kernel/http.ts'
import { today } from '../kernel/calendar.ts'
import type { Settings } from './settings.ts'
import { issuingDepartments, useAuthorities, setInstallation, type Installation } from '../capabilities/licensing/authority.ts'
import { authorities } from '../demo/authorities.ts'
import { clauseOn, loadLaw } from '../law/index.ts'
import { readAuthority } from './authority.ts'
import { backupPort } from './backups.ts'
import { findCapabilities } from './capabilities.ts'
import { openDatabase } from './database.ts'
import { installationKey } from './keys.ts'
import { openStore } from './store.ts'
import { chooseMode, isLoopback, readSetting, writeSetting, type Mode } from './mode.ts'
import { pagesAreBuilt, servePages } from './pages.ts'
import { startSealing } from './sealing.ts'
import { uploadRoutes } from './uploads.ts'
import { version } from './version.ts'

/** `setupCode`: where nobody has an account yet. */
export type Server = { url: string; house: House; app: FastifyInstance; mode: Mode; setupCode: string | null; close(): Promise<void> }

/** Brings up everything in order: database, tables, the demo's year on its first start, pages, web. */
export async function startServer(settings: Settings, log: Logger): Promise<Server> {
  const say = (line: string) => log.info(line)
  const dir = settings.ANXU_DATA
  mkdirSync(dir, { recursive: true })
  if (settings.ANXU_LAW) loadLaw(settings.ANXU_LAW)
  const master = installationKey(dir, settings.ANXU_KEY)
  const capabilities = await findCapabilities()
  const building = pagesAreBuilt(say)
  building.catch(() => {})
  const database = await openDatabase(settings, master, capabilities, say)
  try {
    say(database.what)
    const mode = await modeOf(database.urls, settings)
    const store = await openStore(settings)
    const options: HouseOptions = {
      urls: database.urls, master, capabilities, clock: clockOf(mode), law: { versionOf: (id, day) => clauseOn(id, day).from },
      store, log, demo: mode.demo, ports: { ...portsOf(settings, mode, dir, master), backups: backupPort(settings, database.urls, master, store) },
    }
    if (mode.demo && !mode.ready) await makeDemo(settings, say)
    const house = await openHouse({ ...options, workers: true })
    const sealing = await startSealing(house, settings).catch(async (error: Error) => { await house.close(); throw error })
    await building
    const app = await openHttp(house, { secure: settings.ANXU_ORIGIN?.startsWith('https:') ?? false, publicRate: settings.ANXU_PUBLIC_RATE, version })
    await uploadRoutes(app, house, join(dir, 'uploads'))
    await servePages(app)
    await app.listen({ host: settings.ANXU_HOST, port: settings.ANXU_PORT })
    const { port } = app.server.address() as { port: number }
    const close = async () => { await app.close(); await sealing.close(); await house.close(); await database.stop() }
    const { setup } = (await app.inject('/api/authority')).json<{ setup: boolean }>()
    return { url: `http://${settings.ANXU_HOST}:${port}`, house, app, mode, setupCode: setup ? setupCodeOf(master) : null, close }
  } catch (error) { await database.stop(); throw error }
}

async function modeOf(urls: HouseOptions['urls'], settings: Settings): Promise<Mode> {
  const pools = openPools(urls)
  try {
    const mode = await chooseMode(pools, settings, lastMorning(systemClock.now()))
    if (mode.demo && !isLoopback(settings.ANXU_HOST)) throw new Error(`a demo has accounts that anybody may use, so it listens on loopback alone; ANXU_HOST=${settings.ANXU_HOST} is refused`)
    await nameAuthority(pools, settings, mode)
    return mode
  } finally { await pools.end() }
}

/** The demonstration's year ends at half past eight in the morning: before that hour it is yesterday's, or the clock would stand before the record. */
export const lastMorning = (now: Date) => today(new Date(now.getTime() - 8.5 * 3_600_000))

/** Whose installation it is, before anything is drawn up: the demonstration's town, else the file of `ANXU_AUTHORITY`, else what the first administrator said. */
async function nameAuthority(pools: Pools, settings: Settings, mode: Mode) {
  if (mode.demo) return useAuthorities(authorities)
  if (settings.ANXU_AUTHORITY) await writeSetting(pools, 'authority', readAuthority(settings.ANXU_AUTHORITY))
  const said = await readSetting<Installation>(pools, 'authority')
  if (said) setInstallation(said)
}

/** A demo that ends on another day than today goes on from there, at the pace of real time. */
function clockOf(mode: Mode): Clock {
  if (!mode.demo || !mode.date) return systemClock
  const days = Math.round((Date.parse(`${mode.date}T00:00:00Z`) - Date.parse(`${mode.begun ?? today(systemClock.now())}T00:00:00Z`)) / 86_400_000)
  return { now: () => new Date(systemClock.now().getTime() + days * 86_400_000) }
}

/** Asked of the first administrator, so that not just anybody who reaches a fresh server becomes one; it follows from the installation's key. */
export const setupCodeOf = (master: Uint8Array) => createHmac('sha256', master).update('set-up code').digest('hex').slice(0, 10)

function portsOf(settings: Settings, mode: Mode, dir: string, master: Uint8Array) {
  const origin = settings.ANXU_ORIGIN ?? `http://127.0.0.1:${settings.ANXU_PORT}`
  return {
    publicRate: settings.ANXU_PUBLIC_RATE, origin,
    ...(settings.ANXU_OIDC_ISSUER ? { signOn: openIdSignOn({ issuer: settings.ANXU_OIDC_ISSUER, client: settings.ANXU_OIDC_CLIENT!, secret: settings.ANXU_OIDC_SECRET!, name: settings.ANXU_OIDC_NAME }) } : {}),
    ...(mode.demo ? {} : { setupCode: setupCodeOf(master), departments: issuingDepartments, authorityNamed: setInstallation }),
    letterhead: { origin, watermark: mode.demo ? '演示 · 无法律效力' : null },
    mail: settings.ANXU_SMTP ? smtpMailer(settings.ANXU_SMTP, settings.ANXU_MAIL_FROM) : fileMailer(join(dir, 'mail')),
    sealKeys: fileKeys(join(dir, 'seal'), () => clockOf(mode).now()),
  }
}

/** The year is made in a process of its own; what it says is logged, and when it fails the start fails. */
async function makeDemo(settings: Settings, say: (line: string) => void) {
  const env = { ...process.env, ANXU_DATA: settings.ANXU_DATA }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'demo.ts')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const errors: string[] = []
  child.stdout.on('data', (d: Buffer) => { for (const line of d.toString().trim().split('\n')) say(line) })
  child.stderr.on('data', (d: Buffer) => errors.push(d.toString()))
  const [code] = await once(child, 'close') as [number | null]
  if (code !== 0) throw new Error(`the demonstration could not be made:\n${errors.join('').slice(-4000)}`)
}
