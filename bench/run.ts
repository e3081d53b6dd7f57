import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { metricsOf, table, type Bench } from './support/figures.ts'

/** `npm run bench -- NAME [--json]`: runs bench/NAME.ts and prints its figures beside their limits; exit code 1 where a limit is missed. */
const names = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.ts') && f !== 'run.ts').map((f) => f.replace('.ts', '')).sort()
const [name, ...flags] = process.argv.slice(2)
if (!name || !existsSync(join(import.meta.dirname, `${name}.ts`))) {
  console.error(`npm run bench -- NAME [--json]\nNAME is one of ${names.join(', ')}`)
  process.exit(2)
}
const { bench } = await import(pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href) as { bench: Bench }
const figures = await bench.measure((line) => console.error(`  ${line}`))
console.log(`\n${name}: ${bench.what}\n\n${table(figures)}\n`)
for (const note of bench.notes ?? []) console.log(`  ${note}`)
if (flags.includes('--json')) console.log(JSON.stringify({ bench: name, metrics: metricsOf(figures) }))
process.exit(figures.every((f) => f.kept !== false) ? 0 : 1)
