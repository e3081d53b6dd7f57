import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../adapters/postgres/port.ts'
import { startFlags } from './flags.ts'

const root = join(import.meta.dirname, '..', '..')

export type Product = { url: string; pid: number; seconds: number; stop(): Promise<void> }

/** The product as a user starts it, on a data folder; `seconds` from the start of the program until a page is answered. */
export async function startProduct(dir: string, settings: Record<string, string> = {}): Promise<Product> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ANXU_') && name !== 'DATABASE_URL'))
  const child = spawn(process.execPath, [...startFlags, 'main.ts'], { cwd: root, env: { ...own, ANXU_DATA: dir, ANXU_PORT: String(port), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (d: Buffer) => { said = (said + d.toString()).slice(-4000) })
  const stop = async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended:\n${said}`)
    if (await answers(url)) return { url, pid: child.pid!, seconds: (performance.now() - started) / 1000, stop }
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
}

const answers = (url: string) => fetch(url).then((a) => a.ok, () => false)

/** Memory of one process in MB, as Linux counts it (resident, shared pages too). */
export function residentMb(pid: number): number {
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]
  return Number(kb) / 1024
}
