import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { sm2 } from 'sm-crypto-v2'
import { certificateFrame } from './certificate.ts'

/** SM2 with SM3 (GB/T 32918, GM/T 0009); the user id is the one that GM/T 0009 §10 fixes where nothing else is agreed: 1234567812345678. */
export const sm2Oid = { key: '1.2.840.10045.2.1', curve: '1.2.156.10197.1.301', signature: '1.2.156.10197.1.501', digest: '1.2.156.10197.1.401' } as const

export type Sm2Pair = { privateKey: string; publicKey: string }
/** A seal's SM2 side: its certificate in DER, and signatures in DER (SM2Signature, two INTEGERs). */
export type Sm2Signer = { certificate: Uint8Array; sign(bytes: Uint8Array): Uint8Array }

export const sm3 = (bytes: Uint8Array) => new Uint8Array(createHash('sm3').update(bytes).digest())

export const sm2Sign = (bytes: Uint8Array, { privateKey, publicKey }: Sm2Pair): Uint8Array =>
  new Uint8Array(Buffer.from(sm2.doSignature(bytes, privateKey, { hash: true, der: true, publicKey }), 'hex'))

/** Whether the signature is of these bytes by this key (uncompressed point, hex). Whatever it is given, it answers and does not throw. */
export function sm2Verify(bytes: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    return sm2.doVerifySignature(bytes, Buffer.from(signature).toString('hex'), publicKey, { hash: true, der: true })
  } catch {
    return false
  }
}

/** Makes a key and a self-signed certificate whose subject says that it is a test (测试印章). Returns both in DER. */
export function sm2TestCertificate(name: string, now: Date): { key: Uint8Array; certificate: Uint8Array } {
  const pair = sm2.generateKeyPairHex()
  const certificate = certificateFrame(name, now)
  certificate.subjectPublicKeyInfo = new pki.PublicKeyInfo({ schema: keyInfo(pair.publicKey) })
  certificate.signature = certificate.signatureAlgorithm = new pki.AlgorithmIdentifier({ algorithmId: sm2Oid.signature })
  const signed = certificate.encodeTBS()
  const signature = sm2Sign(new Uint8Array(signed.toBER()), pair)
  const whole = new asn1.Sequence({ value: [signed, new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: sm2Oid.signature })] }), bits(signature)] })
  return { key: pkcs8(pair), certificate: new Uint8Array(whole.toBER()) }
}

/** The signer of a stored key. Throws when key or certificate are no SM2. */
export function sm2Signer(key: Uint8Array, certificate: Uint8Array): Sm2Signer {
  const pair = { privateKey: privateKeyOf(key), publicKey: sm2PublicKey(pki.Certificate.fromBER(exact(certificate))) }
  return { certificate, sign: (bytes) => sm2Sign(bytes, pair) }
}

/** The public point of a certificate, hex; throws when it is not on the SM2 curve. */
export function sm2PublicKey(certificate: pki.Certificate): string {
  const { algorithm, subjectPublicKey } = certificate.subjectPublicKeyInfo
  const curve = algorithm.algorithmParams instanceof asn1.ObjectIdentifier ? algorithm.algorithmParams.valueBlock.toString() : ''
  if (algorithm.algorithmId !== sm2Oid.key || curve !== sm2Oid.curve) throw new TypeError('the certificate has no SM2 key')
  return Buffer.from(subjectPublicKey.valueBlock.valueHexView).toString('hex')
}

const exact = (bytes: Uint8Array) => new Uint8Array(bytes).buffer
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex')).buffer
const bits = (bytes: Uint8Array) => new asn1.BitString({ valueHex: exact(bytes) })
const algorithm = () => new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: sm2Oid.key }), new asn1.ObjectIdentifier({ value: sm2Oid.curve })] })
const keyInfo = (publicKey: string) => new asn1.Sequence({ value: [algorithm(), new asn1.BitString({ valueHex: bytesOf(publicKey) })] })

/** PKCS #8 around an ECPrivateKey (RFC 5915), as OpenSSL writes it. */
function pkcs8({ privateKey, publicKey }: Sm2Pair): Uint8Array {
  const point = new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [new asn1.BitString({ valueHex: bytesOf(publicKey) })] })
  const inner = new asn1.Sequence({ value: [new asn1.Integer({ value: 1 }), new asn1.OctetString({ valueHex: bytesOf(privateKey) }), point] })
  return new Uint8Array(new asn1.Sequence({ value: [new asn1.Integer({ value: 0 }), algorithm(), new asn1.OctetString({ valueHex: inner.toBER() })] }).toBER())
}

function privateKeyOf(der: Uint8Array): string {
  const outer = asn1.fromBER(exact(der)).result as asn1.Sequence
  const wrapped = outer.valueBlock.value[2] as asn1.OctetString
  const inner = asn1.fromBER(exact(wrapped.valueBlock.valueHexView)).result as asn1.Sequence
  return Buffer.from((inner.valueBlock.value[1] as asn1.OctetString).valueBlock.valueHexView).toString('hex')
}
