import { sm3, sm2Oid } from '../sealing/sm2.ts'
import type { Sm2Signer } from '../sealing/sm2.ts'
import { zipped } from './document.ts'
import type { Package } from './document.ts'
import { signatureFolder } from './prepare.ts'
import type { Unsealed } from './prepare.ts'
import { makeSeal, sesSignature } from './ses.ts'
import { escaped, namespace, xml } from './xml.ts'

export type OfdSeal = {
  /** The id of the seal in the register. */
  id: string
  /** Whose seal it is, as it says itself. */
  name: string
  from: Date
  until: Date
  signer: Sm2Signer
  /** The time of signing. */
  at: Date
}

/** Puts the seal (GB/T 38540, version 4, SM2 with SM3) on an OFD: it covers every other file of the package. Returns the package. */
export function sealOfd(unsealed: Unsealed, seal: OfdSeal): Uint8Array {
  const files: Package = new Map(unsealed.files)
  const { side, picture } = unsealed
  const made = makeSeal({ id: seal.id, name: seal.name, picture, kind: 'ofd', width: side, height: side, from: seal.from, until: seal.until }, seal.signer)
  files.set(`${signatureFolder}/Seal.esl`, new Uint8Array(made.toBER()))
  const description = xml(signatureXml(files, unsealed, seal))
  files.set(`${signatureFolder}/Signature.xml`, description)
  files.set(`${signatureFolder}/SignedValue.dat`, sesSignature(made, description, `/${signatureFolder}/Signature.xml`, seal.at, seal.signer))
  return zipped(files, seal.at)
}

/** 18.2: what is covered, by digest, and where the seal stands. */
function signatureXml(files: Package, { page, boundary }: Unsealed, { at }: OfdSeal): string {
  const references = [...files].map(([path, bytes]) => `<ofd:Reference FileRef="/${escaped(path)}"><ofd:CheckValue>${Buffer.from(sm3(bytes)).toString('base64')}</ofd:CheckValue></ofd:Reference>`)
  return `<ofd:Signature ${namespace}><ofd:SignedInfo><ofd:Provider ProviderName="Anxu" Version="1.0" Company="Anxu 安许"/><ofd:SignatureMethod>${sm2Oid.signature}</ofd:SignatureMethod>`
    + `<ofd:SignatureDateTime>${at.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z</ofd:SignatureDateTime>`
    + `<ofd:References CheckMethod="${sm2Oid.digest}">${references.join('')}</ofd:References>`
    + `<ofd:StampAnnot ID="1" PageRef="${page}" Boundary="${boundary}"/><ofd:Seal><ofd:BaseLoc>/${signatureFolder}/Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>`
    + `<ofd:SignedValue>/${signatureFolder}/SignedValue.dat</ofd:SignedValue></ofd:Signature>`
}
