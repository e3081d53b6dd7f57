import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretBytes } from '../kernel/random.ts'

/** The installation's key: from the settings, else from the data folder, where the first start puts it. It opens the vault and every file: back it up apart from the data. */
export function installationKey(dir: string, given: string | undefined): Buffer {
  if (given) return Buffer.from(given, 'hex')
  const path = join(dir, 'key')
  if (!existsSync(path)) {
    mkdirSync(dir, { recursive: true })
    writeFileSync(path, Buffer.from(secretBytes(32)).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  const key = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new Error(`${path} does not hold a key of 64 hexadecimal digits; put the installation's own key back`)
  return Buffer.from(key, 'hex')
}
