import { certificateFingerprint, commonName } from './certificate.ts'
import { verifyDetached } from './cms.ts'
import type { SealProblem } from './problems.ts'

export type SealReport = {
  /** Whether the file bears a signature at all. */
  signed: boolean
  /** Every signature fits the bytes that it covers. */
  intact: boolean
  /** The last signature covers the file to its end: nothing was added after it. */
  coversWholeFile: boolean
  /** Common name in the certificate of the last signature. A name alone proves nothing: compare the fingerprint. */
  signer?: string
  /** SHA-256 of that certificate, hex; see `certificateFingerprint`. */
  fingerprint?: string
  /** ISO 8601 UTC: the time that the last signature states. */
  at?: string
  problem?: SealProblem
}

const largest = 64 * 1024 * 1024
const mostSignatures = 16
const rangePattern = /\/ByteRange\s{0,8}\[\s{0,8}(\d{1,10})\s{1,16}(\d{1,10})\s{1,16}(\d{1,10})\s{1,16}(\d{1,10})\s{0,64}\]/g

/**
 * Checks the seals of a PDF. The bytes may come from anybody: the function answers and does not throw. It says whether the file is as it
 * was sealed, not whether the seal is the authority's: that is the fingerprint.
 */
export async function verifyPdf(bytes: Uint8Array): Promise<SealReport> {
  const nothing = { signed: false, intact: false, coversWholeFile: false } as const
  if (bytes.length > largest) return { ...nothing, problem: 'too-large' }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(0, 1024).includes('%PDF-')) return { ...nothing, problem: 'not-a-pdf' }
  const text = file.toString('latin1')
  const ranges = [...text.matchAll(rangePattern)].map((found) => rangeOf(found))
  if (ranges.length === 0) return { ...nothing, problem: 'unsigned' }
  if (ranges.length > mostSignatures || !ranges.every((range) => sound(text, range))) {
    return { signed: true, intact: false, coversWholeFile: false, problem: 'byte-range' }
  }
  return report(file, text, ranges.toSorted((a, b) => a.end - b.end))
}

type Range = { at: number; start: number; gapStart: number; gapEnd: number; end: number }

function rangeOf(found: RegExpExecArray): Range {
  const [start, length, gapEnd, rest] = found.slice(1).map(Number) as [number, number, number, number]
  return { at: found.index, start, gapStart: start + length, gapEnd, end: gapEnd + rest }
}

/** The one gap may hold nothing but the hexadecimal signature: else content could hide in it. The range itself must be covered. */
function sound(text: string, { at, start, gapStart, gapEnd, end }: Range): boolean {
  return start === 0 && gapStart < gapEnd && end <= text.length && (at < gapStart || (at >= gapEnd && at < end))
    && /\/Contents\s*$/.test(text.slice(Math.max(0, gapStart - 32), gapStart)) && /^<[0-9a-fA-F]+>$/.test(text.slice(gapStart, gapEnd))
}

async function report(file: Buffer, text: string, ranges: Range[]): Promise<SealReport> {
  const checks = await Promise.all(ranges.map((range) => check(file, text, range)))
  const last = checks.at(-1)!
  const coversWholeFile = ranges.at(-1)!.end === file.length
  const broken = checks.find((one) => one.problem && one.problem !== 'certificate-period')?.problem
  const problem = broken ?? (coversWholeFile ? last.problem : 'appended')
  return { signed: true, intact: broken === undefined, coversWholeFile, ...last.seen, ...(problem ? { problem } : {}) }
}

type Check = { problem?: SealProblem; seen: Pick<SealReport, 'signer' | 'fingerprint' | 'at'> }

async function check(file: Buffer, text: string, range: Range): Promise<Check> {
  const covered = Buffer.concat([file.subarray(0, range.gapStart), file.subarray(range.gapEnd, range.end)])
  const cms = Buffer.from(text.slice(range.gapStart + 1, range.gapEnd - 1), 'hex')
  const length = lengthOf(cms)
  if (cms.subarray(length).some((byte) => byte !== 0)) return { problem: 'byte-range', seen: {} }
  const { problem, certificate, at = statedTime(text, range) } = await verifyDetached(cms.subarray(0, length), covered)
  if (problem || !certificate) return { problem: problem ?? 'unreadable', seen: {} }
  const known = { signer: commonName(certificate), fingerprint: certificateFingerprint(certificate) }
  const seen = at ? { ...known, at: at.toISOString() } : known
  const outside = at !== undefined && (at < certificate.notBefore.value || at > certificate.notAfter.value)
  return { seen, ...(outside ? { problem: 'certificate-period' } : {}) }
}

/** The length of the DER value at the start; only zeros that fill the placeholder may follow it. */
function lengthOf(der: Buffer): number {
  const first = der[1] ?? 0
  if (first < 0x80) return 2 + first
  const size = first & 0x7f
  if (size === 0 || size > 4 || der.length < 2 + size) return der.length
  return 2 + size + der.readUIntBE(2, size)
}

/** M in the signature dictionary that holds this byte range. */
function statedTime(text: string, range: Range): Date | undefined {
  const from = Math.max(0, text.lastIndexOf(' obj', range.at), range.at - 2048)
  const close = text.indexOf('endobj', Math.max(range.at, range.gapEnd))
  const to = Math.min(close < 0 ? range.end : close, range.end, range.gapEnd + 8192)
  const dictionary = text.slice(from, range.gapStart) + text.slice(range.gapEnd, to)
  const found = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(dictionary)
  if (!found) return undefined
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const offset = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * (found[7] === '-' ? -1 : 1)
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second))
  return Number.isNaN(at.getTime()) ? undefined : at
}
