import { audit, type Audit } from '../../kernel/replay.ts'
import { withHouse } from '../reach.ts'
import { showProgress, type Tool } from './tool.ts'

export const tool: Tool = {
  name: 'audit',
  usage: `audit [--json]   rebuilds every table from the facts, compares, and names each row that differs
                 (beside a running server or without one; exit code 1 where anything differs)`,
  run: (settings, args) => withHouse(settings, async (house) => {
    const json = args.includes('--json')
    const result = await audit(house, json ? () => {} : (done, total) => showProgress(`${done} of ${total} facts replayed`))
    if (json) console.log(JSON.stringify(result))
    else report(result)
    return result.differences.length ? 1 : 0
  }),
}

/** Says what an audit found, one line a row and one a column. */
export function report(a: Audit) {
  showProgress('')
  console.log(`${a.facts} facts replayed into ${a.tables} tables, ${a.rows} rows compared, in ${a.seconds.toFixed(1)} s`)
  if (a.differences.length === 0) { console.log('Everything stands as the facts say.'); return }
  console.log(`${a.differences.length} rows differ:`)
  for (const d of a.differences) {
    const key = Object.entries(d.key).map(([k, v]) => `${k}=${String(v)}`).join(' ')
    console.log(`  ${d.table} ${key}: ${d.kind}`)
    for (const c of d.columns) console.log(`    ${c.column}: the table has ${JSON.stringify(c.stored)}, the facts say ${JSON.stringify(c.replayed)}`)
  }
}
