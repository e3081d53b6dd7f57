import { createHash } from 'node:crypto'
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'web/dist')

/** Everything that the pages are made of. */
const sources = [
  'web/**/*', 'capabilities/*/web/**/*', 'capabilities/*/words.ts', 'capabilities/*/*.words.ts', 'capabilities/*/procedure.ts', 'capabilities/*/form*.ts',
  'kernel/procedure.ts', 'law/codes.ts', 'law/masks.ts', 'package-lock.json',
]

/** Whether `web/dist` was made from other sources than today's, or not at all. */
export function webIsStale(): boolean {
  try {
    return readFileSync(join(dist, '.digest'), 'utf8') !== digest()
  } catch {
    return true
  }
}

/** Builds the pages beside `web/dist` and puts them in its place when they are whole. Run it in a process of its own: it keeps a core busy. */
export async function buildWeb({ log }: { log: (line: string) => void }): Promise<void> {
  const before = digest()
  const fresh = `${dist}.${process.pid}`
  const started = performance.now()
  const { build } = await import('vite')
  try {
    await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn', build: { outDir: fresh } })
    compress(fresh)
    writeFileSync(join(fresh, '.digest'), before)
    swap(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  log(`pages built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** Lays a `.br` and a `.gz` beside every text of some length: the server hands them out as they are, so that a bad line carries a quarter. */
function compress(folder: string) {
  for (const name of globSync('**/*.{js,mjs,css,html,svg,json,wasm}', { cwd: folder })) {
    const file = join(folder, name)
    const bytes = readFileSync(file)
    if (bytes.length < 600) continue
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** Higher ones take ten times as long for three parts in a hundred. */
const brotliQuality = 9

/** Another process may be doing the same: the last one stands, and none is ever half. */
function swap(fresh: string) {
  const old = `${fresh}.old`
  for (let tries = 0; ; tries++) {
    try {
      renameSync(dist, old)
    } catch {
      // There was no earlier build.
    }
    try {
      renameSync(fresh, dist)
      return
    } catch (error) {
      if (tries === 5) throw error
    } finally {
      rmSync(old, { recursive: true, force: true })
    }
  }
}

function digest(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root, exclude: ['web/dist/**', 'web/dist.*/**', '**/*.test.ts'], withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.main) {
  await buildWeb({ log: console.log }).catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
