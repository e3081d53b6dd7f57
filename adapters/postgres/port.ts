import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { settingsFile } from './settings.ts'

/** The port of the last start of `data` where nobody else took it, else a free one. */
export async function choosePort(data: string) {
  const last = /^port = (\d+)$/m.exec(await readFile(join(data, settingsFile), 'utf8').catch(() => ''))?.[1]
  if (last && await isFree(Number(last))) return Number(last)
  return freePort()
}

/** Whether one can listen on the loopback's `port`. */
export function isFree(port: number) {
  return new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** Below the ports that systems lend to outgoing connections, so that it is still free at the next start. */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}
