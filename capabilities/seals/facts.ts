import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const key = { fingerprint: z.string(), sm2Fingerprint: z.string(), subject: z.string(), from: z.iso.datetime(), until: z.iso.datetime() }

/** 申请刻制: who asks for a seal, what it will be called and what it is for. */
export const SealApplied = fact('seals.applied', z.object({ name: z.string(), purpose: z.string() }), 'authority')
export const SealApproved = fact('seals.approved', z.object({ name: z.string() }), 'authority')
export const SealDeclined = fact('seals.declined', z.object({ name: z.string() }), 'authority')
/** 启用: its key exists; from here on it seals. Fingerprints are SHA-256 of the certificates. */
export const SealEnabled = fact('seals.enabled', z.object({ name: z.string(), ...key }), 'authority')
/** The built-in test seal of a department that had none when its first document was to be sealed. */
export const SealInstalled = fact('seals.installed', z.object({ name: z.string(), ...key }), 'authority')
export const SealSuspended = fact('seals.suspended', z.object({ name: z.string() }), 'authority')
export const SealResumed = fact('seals.resumed', z.object({ name: z.string() }), 'authority')
export const SealRevoked = fact('seals.revoked', z.object({ name: z.string(), waiting: z.number().int() }), 'authority')

const document = {
  document: z.uuid(), kind: z.string(), number: z.string(), /** The fact that the document says. */ of: z.string(), application: z.uuid().nullable(),
  /** Whose act it was. */
  onBehalfOf: z.object({ id: z.string(), name: z.string() }),
}
const filed = (body: { application: string | null }) => body.application

/** 用印: written before the seal touches the document, so that no use goes unrecorded. */
export const SealUsed = fact('seals.used', z.object({ use: z.uuid(), ...document }), 'authority')
/** A document that no seal could be put on; `job` and `data` draw it again. */
export const DocumentWaits = fact('seals.document-waits', z.object({ ...document, problem: z.string(), job: z.string(), data: z.record(z.string(), z.unknown()) }), 'authority', filed)
export const SealingFailed = fact('seals.sealing-failed', z.object({ problem: z.string(), batch: z.uuid().nullable() }), 'authority')
export const DocumentSealed = fact('seals.document-sealed', z.object({ number: z.string(), seal: z.uuid(), application: z.uuid().nullable() }), 'authority', filed)
/** 批量用印: these waiting documents are to be sealed now. */
export const BatchOrdered = fact('seals.batch-ordered', z.object({ documents: z.array(z.uuid()).min(1) }), 'authority')
