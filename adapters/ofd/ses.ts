import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { commonName } from '../sealing/certificate.ts'
import { sm2Oid, sm2PublicKey, sm2Verify, sm3 } from '../sealing/sm2.ts'
import type { Sm2Signer } from '../sealing/sm2.ts'

/** What an electronic seal (GB/T 38540-2020, SESeal) shows and says. */
export type SealFace = { id: string; name: string; picture: Uint8Array; /** e.g. `ofd`. */ kind: string; /** Millimetres. */ width: number; height: number; from: Date; until: Date }

/** SESeal: the face, bound to the certificates that may sign with it, signed by its maker; a test seal is made by its own key. */
export function makeSeal(face: SealFace, signer: Sm2Signer): asn1.Sequence {
  const info = seq(
    seq(ia5('ES'), new asn1.Integer({ value: version }), ia5('Anxu')),
    ia5(face.id),
    seq(new asn1.Integer({ value: unitSeal }), new asn1.Utf8String({ value: face.name }), new asn1.Integer({ value: 1 }), seq(octets(signer.certificate)),
      time(face.from), time(face.from), time(face.until)),
    seq(ia5(face.kind), octets(face.picture), new asn1.Integer({ value: face.width }), new asn1.Integer({ value: face.height })),
  )
  return seq(info, octets(signer.certificate), new asn1.ObjectIdentifier({ value: sm2Oid.signature }), bits(signer.sign(der(info))))
}

/** SES_Signature, version 4, in DER: this seal on what `signed` digests to (the Signature.xml of an OFD). `path` is where that stands. */
export function sesSignature(seal: asn1.Sequence, signed: Uint8Array, path: string, at: Date, signer: Sm2Signer): Uint8Array {
  const toSign = seq(new asn1.Integer({ value: version }), seal, time(at), bits(sm3(signed)), ia5(path))
  return der(seq(toSign, octets(signer.certificate), new asn1.ObjectIdentifier({ value: sm2Oid.signature }), bits(signer.sign(der(toSign)))))
}

export type SesProblem = 'unreadable' | 'weak' | 'altered' | 'certificate-period'
export type SesReport = { problem?: SesProblem; signer?: string; certificate?: Uint8Array; at?: Date; face?: SealFace }

/** Checks an SES_Signature of version 4 against the bytes that it is said to be of. Whatever stands in `value`, it answers and does not throw. */
export function verifySes(value: Uint8Array, signed: Uint8Array): SesReport {
  try {
    return verify(value, signed)
  } catch {
    return { problem: 'unreadable' }
  }
}

const version = 4
/** SES_ESPropertyInfo.type: 1 is the seal of a unit. */
const unitSeal = 1

function verify(value: Uint8Array, signed: Uint8Array): SesReport {
  const [toSign, cert, algorithm, signature] = members(asn1.fromBER(exact(value)).result)
  const [versionOf, seal, at, hash] = members(toSign)
  const [info, maker, makerAlgorithm, makerSignature] = members(seal)
  const [, id, property, picture] = members(info)
  const [, name, listType, list, , from, until] = members(property)
  const [kind, data, width, height] = members(picture)
  const oids = [algorithm, makerAlgorithm].map((one) => (one as asn1.ObjectIdentifier).valueBlock.toString())
  if ((versionOf as asn1.Integer).valueBlock.valueDec !== version || oids.some((one) => one !== sm2Oid.signature)) return { problem: 'weak' }
  const certificate = contents(cert)
  const key = (of: Uint8Array) => sm2PublicKey(pki.Certificate.fromBER(exact(of)))
  const whole = Buffer.from(sm3(signed)).equals(contents(hash)) && sm2Verify(raw(toSign), contents(signature), key(certificate))
    && sm2Verify(raw(info), contents(makerSignature), key(contents(maker))) && allowed(certificate, listType as asn1.Integer, list)
  if (!whole) return { problem: 'altered' }
  const face: SealFace = {
    id: text(id), name: text(name), kind: text(kind), picture: contents(data), width: number(width), height: number(height), from: date(from), until: date(until),
  }
  const parsed = pki.Certificate.fromBER(exact(certificate))
  const moment = date(at)
  const outside = [face.from, parsed.notBefore.value].some((start) => moment < start) || [face.until, parsed.notAfter.value].some((end) => moment > end)
  return { ...(outside ? { problem: 'certificate-period' as const } : {}), signer: commonName(parsed) ?? '', certificate, at: moment, face }
}

/** The certificate must be one of those that the seal lists, itself (1) or by its SM3 digest (2). */
function allowed(certificate: Uint8Array, listType: asn1.Integer, list: asn1.BaseBlock | undefined): boolean {
  const entries = members(list)
  if (listType.valueBlock.valueDec === 1) return entries.some((one) => Buffer.from(contents(one)).equals(certificate))
  return entries.some((one) => Buffer.from(contents(members(one)[1])).equals(sm3(certificate)))
}

const exact = (bytes: Uint8Array) => new Uint8Array(bytes).buffer
const der = (block: asn1.BaseBlock) => new Uint8Array(block.toBER())
const seq = (...value: asn1.BaseBlock[]) => new asn1.Sequence({ value })
const ia5 = (value: string) => new asn1.IA5String({ value })
const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: exact(bytes) })
const bits = (bytes: Uint8Array) => new asn1.BitString({ valueHex: exact(bytes) })
/** Whole seconds: DER forbids trailing zeros, and readers expect none. */
const time = (at: Date) => new asn1.GeneralizedTime({ valueDate: new Date(Math.floor(at.getTime() / 1000) * 1000) })

const members = (block: asn1.BaseBlock | undefined): asn1.BaseBlock[] => {
  if (!(block instanceof asn1.Sequence)) throw new TypeError('not a sequence')
  return block.valueBlock.value
}
const contents = (block: asn1.BaseBlock | undefined): Uint8Array => {
  if (block instanceof asn1.OctetString || block instanceof asn1.BitString) return new Uint8Array(block.valueBlock.valueHexView)
  throw new TypeError('not a string of bytes')
}
const text = (block: asn1.BaseBlock | undefined) => (block as asn1.Utf8String).valueBlock.value
const number = (block: asn1.BaseBlock | undefined) => (block as asn1.Integer).valueBlock.valueDec
const date = (block: asn1.BaseBlock | undefined) => (block as asn1.GeneralizedTime).toDate()
/** The bytes as they stood in the file, which is what was signed. */
const raw = (block: asn1.BaseBlock | undefined) => new Uint8Array(block!.valueBeforeDecodeView)
