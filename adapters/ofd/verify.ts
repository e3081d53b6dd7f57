import { unzipSync } from 'fflate'
import { certificateFingerprint, pem } from '../sealing/certificate.ts'
import { sm2Oid, sm3 } from '../sealing/sm2.ts'
import type { SealReport } from '../sealing/verify-pdf.ts'
import { textFile } from './document.ts'
import type { Package } from './document.ts'
import { verifySes } from './ses.ts'
import { elements, texts } from './xml.ts'

const largest = 16 * 1024 * 1024
const largestUnpacked = 64 * 1024 * 1024
const mostFiles = 2000
const mostSignatures = 16

export type OfdReport = SealReport & {
  /** What the document says of itself: keywords and custom data, where a licence carries its number. */
  says: string[]
}

/**
 * Checks the seals of an OFD. The bytes may come from anybody: the function answers and does not throw. It says whether the file is as it was sealed,
 * not whether the seal is the authority's: that is the fingerprint.
 */
export function verifyOfd(bytes: Uint8Array): OfdReport {
  const nothing = { signed: false, intact: false, coversWholeFile: false, says: [] }
  if (bytes.length > largest) return { ...nothing, problem: 'too-large' }
  const files = unpacked(bytes)
  const entry = files && textFile(files, 'OFD.xml')
  if (!files || !entry) return { ...nothing, problem: 'not-an-ofd' }
  const says = [...texts(entry, 'Keyword'), ...texts(entry, 'CustomData'), ...texts(entry, 'Title')]
  try {
    return { ...report(files, entry), says }
  } catch {
    return { ...nothing, signed: true, says, problem: 'unreadable' }
  }
}

/** Refuses what unpacks to more than it may, names of files that lead out, and one name twice. */
function unpacked(bytes: Uint8Array): Package | undefined {
  let [size, count] = [0, 0]
  const names = new Set<string>()
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        if (++count > mostFiles || size > largestUnpacked || names.has(name) || name.split('/').includes('..')) throw new RangeError('not such a package')
        names.add(name)
        return !name.endsWith('/')
      },
    })
    return new Map(Object.entries(files))
  } catch {
    return undefined
  }
}

function report(files: Package, entry: string): SealReport {
  const list = texts(entry, 'Signatures')[0]
  const listed = list === undefined ? undefined : textFile(files, inside(list))
  if (listed === undefined) return { signed: false, intact: false, coversWholeFile: false, problem: 'unsigned' }
  const paths = elements(listed, 'Signature').map((one) => resolved(one['BaseLoc'] ?? '', inside(list!)))
  if (paths.length === 0) return { signed: false, intact: false, coversWholeFile: false, problem: 'unsigned' }
  if (paths.length > mostSignatures) return { signed: true, intact: false, coversWholeFile: false, problem: 'byte-range' }
  const checks = paths.map((path) => check(files, path))
  const last = checks.at(-1)!
  const broken = checks.find((one) => one.problem && one.problem !== 'certificate-period')?.problem
  const own = new Set([inside(list!), ...checks.flatMap((one) => one.own)])
  const coversWholeFile = broken === undefined && [...files.keys()].every((path) => last.covered.has(path) || own.has(path))
  const problem = broken ?? (coversWholeFile ? last.problem : 'appended')
  return { signed: true, intact: broken === undefined, coversWholeFile, ...last.seen, ...(problem ? { problem } : {}) }
}

type Check = { problem?: NonNullable<SealReport['problem']>; seen: Pick<SealReport, 'signer' | 'fingerprint' | 'at'>; covered: ReadonlySet<string>; own: readonly string[] }

/** One signature: each digest that it lists, then the seal over the list. */
function check(files: Package, path: string): Check {
  const bytes = files.get(path)
  const text = textFile(files, path)
  const value = text && files.get(resolved(texts(text, 'SignedValue')[0] ?? '', path))
  if (!bytes || !text || !value) return { problem: 'unreadable', seen: {}, covered: new Set(), own: [path] }
  const own = [path, resolved(texts(text, 'SignedValue')[0]!, path)]
  const names = elements(text, 'Reference').map((one) => resolved(one['FileRef'] ?? '', path))
  const digests = texts(text, 'CheckValue')
  const covered = new Set(names)
  if (elements(text, 'References')[0]?.['CheckMethod'] !== sm2Oid.digest) return { problem: 'weak', seen: {}, covered, own }
  const fits = names.length === digests.length && covered.size === names.length && names.every((name, i) => {
    const file = files.get(name)
    return file !== undefined && Buffer.from(sm3(file)).toString('base64') === digests[i]
  })
  const { problem, signer, certificate, at } = verifySes(value, bytes)
  if (!fits) return { problem: 'altered', seen: {}, covered, own }
  if (!certificate || !at) return { problem: problem ?? 'unreadable', seen: {}, covered, own }
  const seen = { signer: signer ?? '', fingerprint: certificateFingerprint(pem('CERTIFICATE', certificate)), at: at.toISOString() }
  return { seen, covered, own, ...(problem ? { problem } : {}) }
}

const inside = (path: string) => path.replace(/^\/+/, '')
/** A path from the root, or beside the file that names it. */
const resolved = (path: string, beside: string) => (path.startsWith('/') ? inside(path) : inside(`${beside.slice(0, beside.lastIndexOf('/') + 1)}${path}`))
