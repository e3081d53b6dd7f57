import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as pki from 'pkijs'
import { uuid } from '../../kernel/random.ts'
import { findPem, pem, testCertificate } from './certificate.ts'
import type { KeyAndCertificate } from './certificate.ts'
import { signDetached } from './cms.ts'
import type { Sealer } from './port.ts'
import { certificateExpired, keyExposed, keyUnreadable } from './problems.ts'

const fileName = 'test-seal.pem'

/**
 * A test seal from a file: `dir/test-seal.pem` holds the key and its certificate, mode 0600, made at the first use for `name` (the
 * authority). Two processes that start at once agree on one key. Throws a Problem when others can read the file or it is damaged.
 */
export async function fileSealer(dir: string, { name, now }: { name: string; now: () => Date }): Promise<Sealer> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, fileName)
  const text = (await readKey(path)) ?? (await createKey(path, name, now()))
  const own = await parse(text)
  return {
    certificatePem: pem('CERTIFICATE', own.certificate.toSchema().toBER()),
    room: 1536 + own.certificate.toSchema().toBER().byteLength,
    sign: async (bytes, { signingTime = true } = {}) => {
      const at = now()
      if (at < own.certificate.notBefore.value || at > own.certificate.notAfter.value) throw certificateExpired()
      return signDetached(own, bytes, signingTime ? at : undefined)
    },
  }
}

async function readKey(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return undefined
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) throw keyExposed()
  return readFile(path, 'utf8')
}

/** Written beside and linked into place: a half-written key is never seen, and the first of two processes wins. */
async function createKey(path: string, name: string, at: Date): Promise<string> {
  const { key, certificate } = await testCertificate(name, at)
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key)
  const fresh = `${path}.${uuid(at)}`
  await writeFile(fresh, pem('PRIVATE KEY', pkcs8) + pem('CERTIFICATE', certificate.toSchema().toBER()), { mode: 0o600, flag: 'wx' })
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
  await rm(fresh)
  return readFile(path, 'utf8')
}

async function parse(text: string): Promise<KeyAndCertificate> {
  const [key, certificate] = [findPem(text, 'PRIVATE KEY'), findPem(text, 'CERTIFICATE')]
  if (!key || !certificate) throw keyUnreadable()
  try {
    return {
      key: await crypto.subtle.importKey('pkcs8', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
      certificate: pki.Certificate.fromBER(certificate),
    }
  } catch {
    throw keyUnreadable()
  }
}
