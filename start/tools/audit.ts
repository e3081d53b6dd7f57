import { existsSync } from 'node:fs'
import { auditLog, type LogAudit } from '../../capabilities/transparency/audit.ts'
import type { House } from '../../kernel/house.ts'
import { audit, type Audit, type Difference } from '../../kernel/replay.ts'
import { withHouse } from '../reach.ts'
import { logPaths, openKeysOf } from '../sealing.ts'
import type { Settings } from '../settings.ts'
import { showProgress, type Tool } from './tool.ts'

export const tool: Tool = {
  name: 'audit',
  usage: `audit [--json]   rebuilds every table from the facts and the sealed log from every record, compares, and names each row that differs
                 (beside a running server or without one; exit code 1 where anything differs)`,
  run: (settings, args) => withHouse(settings, async (house) => {
    const json = args.includes('--json')
    const tables = await audit(house, json ? () => {} : (done, total) => showProgress(`${done} of ${total} facts replayed`))
    if (!json) report(tables)
    const log = await logOf(house, settings, json ? undefined : (done, total) => showProgress(`${done} of ${total} entries recomputed`))
    if (json) console.log(JSON.stringify({ ...tables, log: { ...log, root: Buffer.from(log.root).toString('base64') } }))
    else reportLog(log)
    return tables.differences.length + log.differences.length ? 1 : 0
  }),
}

/** The log, audited by the keys of this installation; one that has never started has none, and its checkpoints are compared unsigned. */
export const logOf = async (house: House, settings: Settings, progress?: (done: number, total: number) => void): Promise<LogAudit> =>
  auditLog(house, { ...(existsSync(logPaths(settings).keys) ? { keys: (await openKeysOf(house, settings)).keys } : {}), ...(progress ? { progress } : {}) })

/** Says what an audit found, one line a row and one a column. */
export function report(a: Audit) {
  showProgress('')
  console.log(`${a.facts} facts replayed into ${a.tables} tables, ${a.rows} rows compared, in ${a.seconds.toFixed(1)} s`)
  tell(a.differences, 'Everything stands as the facts say.')
}

export function reportLog(l: LogAudit) {
  showProgress('')
  console.log(`${l.entries} entries of the log recomputed, ${l.checkpoints} checkpoints compared, in ${l.seconds.toFixed(1)} s; ${l.waiting} facts wait for their seal`)
  for (const e of l.erased) console.log(`  person ${e.person}: ${e.values} values erased by fact ${e.fact}`)
  tell(l.differences, 'Every record is what was sealed.')
}

function tell(differences: readonly Difference[], well: string) {
  if (differences.length === 0) { console.log(well); return }
  console.log(`${differences.length} rows differ:`)
  for (const d of differences) {
    const key = Object.entries(d.key).map(([k, v]) => `${k}=${String(v)}`).join(' ')
    console.log(`  ${d.table} ${key}: ${d.kind}`)
    for (const c of d.columns) console.log(`    ${c.column}: the table has ${JSON.stringify(c.stored)}, the record says ${JSON.stringify(c.replayed)}`)
  }
}
