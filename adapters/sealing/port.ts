import type { Unsealed } from '../ofd/prepare.ts'
import type { Sm2Signer } from './sm2.ts'

/** A key that seals. The file on this disk is one real side; an HSM or a signature server is another. */
export type Sealer = {
  /** The certificate of the key, PEM. Whoever checks a seal compares its fingerprint with what the authority published. */
  certificatePem: string
  /** The most bytes that a signature of this key takes: so much room a PDF keeps for it. */
  room: number
  /**
   * A detached CMS signature (RFC 5652) in DER over the bytes, with the signed attributes content-type, message-digest and
   * signing-certificate-v2 (RFC 5035) and, unless told otherwise, signing-time. A PDF keeps its time in its own signature dictionary and
   * must not have that attribute (ETSI EN 319 142-1 table 1). Throws a Problem when the certificate is not valid now.
   */
  sign(bytes: Uint8Array, options?: { signingTime?: boolean }): Promise<Uint8Array>
  /** The same seal's SM2 key and certificate, for seals after GB/T 38540. */
  sm2: Sm2Signer
}

/** What is known of a key once it exists: recognised by `fingerprint` (SHA-256 of its certificate) and `sm2Fingerprint`. ISO 8601 UTC. */
export type KeyFacts = { fingerprint: string; sm2Fingerprint: string; subject: string; from: string; until: string }

/** Keeps the keys of seals under the ids of the register. Files on this disk (`fileKeys`) are one real side; PKCS #11 or a signature server another. */
export type SealKeys = {
  /** Makes the key of a seal, or finds it made: safe to repeat. `name` is whose seal it is. */
  make(id: string, name: string): Promise<KeyFacts>
  /** Throws a Problem when the key is missing, damaged or readable by others. */
  open(id: string): Promise<Sealer>
}

/** A document that is to be sealed: what it is, the fact that it says, whose act that was, and the job that draws it again. */
export type SealUse = {
  job: string
  data: Record<string, unknown>
  kind: string
  number: string
  /** The id of the fact. */
  of: string
  /** The case in whose file it belongs. */
  application: string | null
  onBehalfOf: { id: string; name: string }
  /** Whose paper it is: an enterprise is told that it waits. */
  enterprise: string | null
  region: string
  department: string
}
export type ToSeal = { pdf: Uint8Array; ofd?: Unsealed }

/** Who seals for a department: the register's port. `null`: no seal could be put on, the document waits in the register and its job ends. */
export type SealOffice = { seal(use: SealUse, drawn: ToSeal): Promise<{ pdf: Uint8Array; ofd?: Uint8Array; signer: string } | null> }
