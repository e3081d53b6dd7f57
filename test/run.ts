import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `npm test`: types and lint, then every test file on one PostgreSQL, two files at a time, then the browser's story.
 * `npm test -- NAME …` runs the files whose path contains a name, without types and lint. Ends with one line `N passed, N failed`.
 */
const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const wanted = process.argv.slice(2)

let passed = 0
let failed = 0
const failures: string[] = []
const count = (ok: boolean, what: string) => { if (ok) passed++; else { failed++; failures.push(what) } }

async function check(what: string, command: string, args: string[]) {
  const started = performance.now()
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'close') as [number | null]
  console.log(`${code === 0 ? '✔' : '✖'} ${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  count(code === 0, what)
}

/** Every file is a process of its own; what the one before has compiled the next one finds. */
const compiled = join(root, 'node_modules', '.cache', 'anxu-tests')

/** The test runner's own totals are read from its closing lines. */
async function runTests(what: string, files: readonly string[], concurrency: number, env: Record<string, string> = {}) {
  if (files.length === 0) return
  const args = ['--test', `--test-concurrency=${concurrency}`, '--test-reporter=dot', '--test-reporter-destination=stderr', '--test-reporter=spec', '--test-reporter-destination=stdout',
    `--test-global-setup=${join(root, 'test/support/setup.ts')}`, '--test-timeout=240000', ...files]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env } })
  let output = ''
  child.stdout.on('data', (d: Buffer) => { output += d.toString() })
  const [code] = await once(child, 'close') as [number | null]
  const total = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0)
  passed += total('pass')
  failed += total('fail') + total('cancelled')
  const skipped = output.split('\n').filter((line) => /# SKIP|﹣/.test(line)).map((line) => line.trim())
  console.log(`\n${what}: ${total('pass')} passed, ${total('fail') + total('cancelled')} failed, ${total('skipped')} skipped, in ${(total('duration_ms') / 1000 || Number(/duration_ms ([\d.]+)/.exec(output)?.[1] ?? 0) / 1000).toFixed(0)} s`)
  for (const line of new Set(skipped)) console.log(`  skipped: ${line.replace(/^﹣ /, '')}`)
  if (code !== 0) {
    if (total('fail') + total('cancelled') === 0) failed++
    failures.push(what)
    const at = output.indexOf('✖ failing tests:')
    console.log(at >= 0 ? output.slice(at) : output.slice(-6000))
  }
}

const all = globSync('{kernel,folding,record,law,adapters,capabilities,demo,start,web,test}/**/*.test.ts', { cwd: root, exclude: (p) => /node_modules|web\/dist/.test(String(p)) })
  .map((p) => p.replaceAll('\\', '/')).sort()
const browser = all.filter((p) => p.startsWith('test/browser/'))
const rest = all.filter((p) => !p.startsWith('test/browser/'))

if (wanted.length) {
  await runTests('tests', all.filter((p) => wanted.some((w) => p.includes(w))), 2)
} else {
  await check('types', bin('tsc'), ['--noEmit'])
  await check('lint', bin('oxlint'), ['--type-aware', '--quiet'])
  await runTests('tests', rest, 2)
  await runTests('calendar, law and licensing where the machine stands in New York', rest.filter((p) => /^(law|kernel\/calendar|capabilities\/licensing\/(intake|licence|publicity))/.test(p)), 2, { TZ: 'America/New_York' })
  await runTests('browser', browser, 1)
}
if (failures.length) console.log(`failed: ${failures.join(' · ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed || passed === 0 ? 1 : 0)
