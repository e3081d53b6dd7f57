import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { diskStore } from '../adapters/storage/index.ts'
import { systemClock } from '../kernel/clock.ts'
import { openHouse } from '../kernel/house.ts'
import { Problem } from '../kernel/problem.ts'
import { audit, type Audit } from '../kernel/replay.ts'
import { readSettings, type Settings } from './settings.ts'
import { clauseOn } from '../law/index.ts'
import { findCapabilities } from './capabilities.ts'
import { reachDatabase } from './database.ts'
import { installationKey } from './keys.ts'

const usage = `anxu audit [--json]   rebuilds every table from the facts, compares, and names each row that differs
                      (beside a running server or without one; exit code 1 where anything differs)`

async function runAudit(settings: Settings, json: boolean): Promise<number> {
  const master = installationKey(settings.ANXU_DATA, settings.ANXU_KEY)
  const capabilities = await findCapabilities()
  const database = await reachDatabase(settings, master, capabilities)
  try {
    const house = await openHouse({
      urls: database.urls, master, capabilities, clock: systemClock, law: { versionOf: (id, day) => clauseOn(id, day).from },
      store: diskStore(join(settings.ANXU_DATA, 'files')), log: pino({ level: 'silent' }), poolSize: { writer: 2, reader: 1, public: 1 }, rebuild: false,
    })
    try {
      const result = await audit(house, json ? () => {} : showProgress)
      if (json) console.log(JSON.stringify(result))
      else report(result)
      return result.differences.length ? 1 : 0
    } finally { await house.close() }
  } finally { await database.stop() }
}

function showProgress(done: number, total: number) {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} facts replayed`)
}

function report(a: Audit) {
  if (process.stderr.isTTY) process.stderr.write('\r')
  console.log(`${a.facts} facts replayed into ${a.tables} tables, ${a.rows} rows compared, in ${a.seconds.toFixed(1)} s`)
  if (a.differences.length === 0) { console.log('Everything stands as the facts say.'); return }
  console.log(`${a.differences.length} rows differ:`)
  for (const d of a.differences) {
    const key = Object.entries(d.key).map(([k, v]) => `${k}=${String(v)}`).join(' ')
    console.log(`  ${d.table} ${key}: ${d.kind}`)
    for (const c of d.columns) console.log(`    ${c.column}: the table has ${JSON.stringify(c.stored)}, the facts say ${JSON.stringify(c.replayed)}`)
  }
}

const [command, ...flags] = process.argv.slice(2)
if (existsSync('.env')) process.loadEnvFile('.env')
const read = readSettings(process.env)
if (command !== 'audit') {
  console.log(usage)
  process.exit(command === undefined || command === 'help' || command === '--help' ? 0 : 2)
}
if ('mistakes' in read) {
  console.error(read.mistakes.join('\n'))
  process.exit(2)
}
try {
  process.exit(await runAudit(read.settings, flags.includes('--json')))
} catch (error) {
  console.error(error instanceof Problem ? `${error.init.title.zh} (${error.init.title.en})` : (error as Error).message)
  process.exit(2)
}
