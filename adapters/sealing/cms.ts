import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import type { KeyAndCertificate } from './certificate.ts'

const oid = {
  contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}

/** SHA-256, SHA-384, SHA-512: what a seal may be made with. */
const digests = new Set(['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'])
/** RSA (PKCS #1 v1.5 and PSS) and ECDSA with one of these digests. */
const signatures = new Set([
  '1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10', '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4',
])

/** Signs the bytes with a detached CMS SignedData in DER; `at` puts the signing-time attribute in. */
export async function signDetached({ key, certificate }: KeyAndCertificate, bytes: Uint8Array, at?: Date): Promise<Uint8Array> {
  const sid = new pki.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber })
  const attributes = [
    attribute(oid.contentType, new asn1.ObjectIdentifier({ value: pki.ContentInfo.DATA })),
    attribute(oid.messageDigest, new asn1.OctetString({ valueHex: sha256(bytes) })),
    attribute(oid.signingCertificateV2, signingCertificate(certificate)),
    ...(at ? [attribute(oid.signingTime, new asn1.UTCTime({ valueDate: at }))] : []),
  ]
  const signed = new pki.SignedData({
    version: 1, certificates: [certificate],
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: pki.ContentInfo.DATA }),
    signerInfos: [new pki.SignerInfo({ version: 1, sid, signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes }) })],
  })
  await signed.sign(key, 0, 'SHA-256', exact(bytes))
  const content = new pki.ContentInfo({ contentType: pki.ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER())
}

export type CmsProblem = 'unreadable' | 'weak' | 'altered'
export type CmsReport = { problem?: CmsProblem; certificate?: pki.Certificate; at?: Date }

/** Checks a detached signature against the bytes. Whatever stands in `der`, it answers and does not throw. */
export async function verifyDetached(der: Uint8Array, bytes: Uint8Array): Promise<CmsReport> {
  try {
    return await verify(parse(der), bytes)
  } catch {
    return { problem: 'unreadable' }
  }
}

function parse(der: Uint8Array): pki.SignedData {
  const content = pki.ContentInfo.fromBER(exact(der))
  if (content.contentType !== pki.ContentInfo.SIGNED_DATA) throw new Error('not signed data')
  return new pki.SignedData({ schema: content.content })
}

async function verify(signed: pki.SignedData, bytes: Uint8Array): Promise<CmsReport> {
  const [info, second] = signed.signerInfos
  const attributes = info?.signedAttrs?.attributes
  // Content inside the signature would be checked in place of the file, and a signature without attributes could be one over them.
  const detached = signed.encapContentInfo.eContent === undefined && signed.encapContentInfo.eContentType === pki.ContentInfo.DATA
  if (!info || second || !attributes || !detached || twice(attributes)) return { problem: 'unreadable' }
  if (!digests.has(info.digestAlgorithm.algorithmId) || !signatures.has(info.signatureAlgorithm.algorithmId)) return { problem: 'weak' }
  const result = await signed.verify({ signer: 0, data: exact(bytes), extendedMode: true, checkChain: false }).catch(() => undefined)
  const certificate = result?.signerCertificate ?? undefined
  if (!result?.signatureVerified || !certificate || !namesCertificate(attributes, certificate)) return { problem: 'altered' }
  return { certificate, ...timeOf(attributes) }
}

const twice = (attributes: pki.Attribute[]) => new Set(attributes.map((one) => one.type)).size !== attributes.length

/** signing-certificate-v2 must name the certificate that the signature was checked with, else another could be put in its place. */
function namesCertificate(attributes: pki.Attribute[], certificate: pki.Certificate): boolean {
  const found = attributes.find((one) => one.type === oid.signingCertificateV2)
  if (!found) return false
  const expected = Buffer.from(sha256(new Uint8Array(certificate.toSchema().toBER())))
  return Buffer.from(found.values[0].toBER()).includes(expected)
}

function timeOf(attributes: pki.Attribute[]): { at?: Date } {
  const value = attributes.find((one) => one.type === oid.signingTime)?.values[0]
  return value instanceof asn1.UTCTime || value instanceof asn1.GeneralizedTime ? { at: value.toDate() } : {}
}

/** ESSCertIDv2 with its default digest, SHA-256 (RFC 5035 §3). */
function signingCertificate(certificate: pki.Certificate): asn1.Sequence {
  const hash = new asn1.OctetString({ valueHex: sha256(new Uint8Array(certificate.toSchema().toBER())) })
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [hash] })] })] })
}

const attribute = (type: string, value: asn1.BaseBlock) => new pki.Attribute({ type, values: [value] })
const exact = (bytes: Uint8Array) => new Uint8Array(bytes).buffer
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()).buffer
