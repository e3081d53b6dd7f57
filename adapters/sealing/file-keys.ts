import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as pki from 'pkijs'
import { uuid } from '../../kernel/random.ts'
import { certificateFingerprint, commonName, findPem, pem, testCertificate } from './certificate.ts'
import type { KeyAndCertificate } from './certificate.ts'
import { signDetached } from './cms.ts'
import type { KeyFacts, Sealer, SealKeys } from './port.ts'
import { certificateExpired, keyExposed, keyMissing, keyUnreadable } from './problems.ts'
import { sm2Signer, sm2TestCertificate } from './sm2.ts'
import type { Sm2Signer } from './sm2.ts'

/**
 * Keys of test seals as files: `dir/<id>.pem` holds an ECDSA P-256 key and an SM2 key with their certificates, mode 0600. Two processes that make the
 * same key at once agree on one. Both certificates say that they are tests.
 */
export function fileKeys(dir: string, now: () => Date): SealKeys {
  const path = (id: string) => join(dir, `${id}.pem`)
  return {
    async make(id, name) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      const text = (await readKey(path(id))) ?? (await createKey(path(id), name, now()))
      return factsOf(await parse(text))
    },
    async open(id) {
      const text = await readKey(path(id))
      if (text === undefined) throw keyMissing()
      return sealerOf(await parse(text), now)
    },
  }
}

function sealerOf(own: Own, now: () => Date): Sealer {
  return {
    certificatePem: pem('CERTIFICATE', own.certificate.toSchema().toBER()), sm2: own.sm2, room: 1536 + own.certificate.toSchema().toBER().byteLength,
    sign: async (bytes, { signingTime = true } = {}) => {
      const at = now()
      if (at < own.certificate.notBefore.value || at > own.certificate.notAfter.value) throw certificateExpired()
      return signDetached(own, bytes, signingTime ? at : undefined)
    },
  }
}

const factsOf = ({ certificate, sm2 }: Own): KeyFacts => ({
  fingerprint: certificateFingerprint(certificate), sm2Fingerprint: certificateFingerprint(pem('CERTIFICATE', sm2.certificate)), subject: commonName(certificate) ?? '',
  from: certificate.notBefore.value.toISOString(), until: certificate.notAfter.value.toISOString(),
})

type Own = KeyAndCertificate & { sm2: Sm2Signer }

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
  const sm2 = sm2TestCertificate(name, at)
  const parts = [pem('PRIVATE KEY', pkcs8), pem('CERTIFICATE', certificate.toSchema().toBER()), pem('SM2 PRIVATE KEY', sm2.key), pem('SM2 CERTIFICATE', sm2.certificate)]
  const fresh = `${path}.${uuid(at)}`
  await writeFile(fresh, parts.join(''), { mode: 0o600, flag: 'wx' })
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
  await rm(fresh)
  return readFile(path, 'utf8')
}

async function parse(text: string): Promise<Own> {
  const [key, certificate, sm2Key, sm2Certificate] = ['PRIVATE KEY', 'CERTIFICATE', 'SM2 PRIVATE KEY', 'SM2 CERTIFICATE'].map((label) => findPem(text, label))
  if (!key || !certificate || !sm2Key || !sm2Certificate) throw keyUnreadable()
  try {
    return {
      key: await crypto.subtle.importKey('pkcs8', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
      certificate: pki.Certificate.fromBER(certificate), sm2: sm2Signer(sm2Key, sm2Certificate),
    }
  } catch {
    throw keyUnreadable()
  }
}
