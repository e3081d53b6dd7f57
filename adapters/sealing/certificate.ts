import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { secretBytes } from '../../kernel/random.ts'

const oid = {
  country: '2.5.4.6', organisation: '2.5.4.10', unit: '2.5.4.11', commonName: '2.5.4.3', keyUsage: '2.5.29.15', basic: '2.5.29.19',
}

/** Years that a test certificate is valid. */
const years = 10

export type KeyAndCertificate = { key: CryptoKey; certificate: pki.Certificate }

/** Makes an ECDSA P-256 key and a self-signed certificate whose subject says that it is a test (测试印章). */
export async function testCertificate(name: string, now: Date): Promise<KeyAndCertificate> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const certificate = certificateFrame(name, now)
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey)
  await certificate.sign(pair.privateKey, 'SHA-256')
  return { key: pair.privateKey, certificate }
}

/** All of a test certificate but its key and signature: self-issued, valid from the day before, for ten years. */
export function certificateFrame(name: string, now: Date): pki.Certificate {
  const certificate = new pki.Certificate({ version: 2, serialNumber: serialNumber() })
  certificate.subject = certificate.issuer = subjectOf(name)
  certificate.notBefore.value = new Date(Math.floor(now.getTime() / 1000) * 1000 - 24 * 3600 * 1000)
  certificate.notAfter.value = new Date(Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()))
  certificate.extensions = extensions()
  return certificate
}

export const pem = (label: string, der: ArrayBuffer | Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der as Uint8Array).toString('base64').match(/.{1,64}/g)!.join('\n')}\n-----END ${label}-----\n`

/** The bytes of the first PEM block with this label, or nothing. */
export function findPem(text: string, label: string): Uint8Array<ArrayBuffer> | undefined {
  const body = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(text)?.[1]
  return body === undefined ? undefined : new Uint8Array(Buffer.from(body, 'base64'))
}

/** SHA-256 of a certificate, lower-case hex: how a seal is recognised. */
export function certificateFingerprint(certificate: string | pki.Certificate): string {
  const der = typeof certificate === 'string' ? findPem(certificate, 'CERTIFICATE') : new Uint8Array(certificate.toSchema().toBER())
  return createHash('sha256').update(der ?? new Uint8Array()).digest('hex')
}

export const commonName = (certificate: pki.Certificate) =>
  certificate.subject.typesAndValues.find((part) => part.type === oid.commonName)?.value.valueBlock.value

function subjectOf(name: string): pki.RelativeDistinguishedNames {
  const parts = [
    [oid.country, new asn1.PrintableString({ value: 'CN' })],
    [oid.organisation, new asn1.Utf8String({ value: name })],
    [oid.unit, new asn1.Utf8String({ value: '测试印章 无法律效力 TEST SEAL' })],
    [oid.commonName, new asn1.Utf8String({ value: `${name}（测试印章）` })],
  ] as const
  // The library would put all parts into one set; readers expect one set for each (RFC 5280 §4.1.2.4).
  const sets = parts.map(([type, value]) => new asn1.Set({ value: [new pki.AttributeTypeAndValue({ type, value }).toSchema()] }))
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: sets }).toBER())
}

/** Positive and 127 bits of chance (RFC 5280 §4.1.2.2). */
function serialNumber(): asn1.Integer {
  const valueHex = secretBytes(16)
  valueHex[0] = (valueHex[0]! & 0x3f) | 0x40
  return new asn1.Integer({ valueHex: valueHex.buffer })
}

/** Not an authority; may sign documents (digitalSignature, nonRepudiation). */
function extensions(): pki.Extension[] {
  const usage = new asn1.BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 })
  const basic = new pki.BasicConstraints({ cA: false })
  return [
    new pki.Extension({ extnID: oid.basic, critical: true, extnValue: basic.toSchema().toBER(), parsedValue: basic }),
    new pki.Extension({ extnID: oid.keyUsage, critical: true, extnValue: usage.toBER(), parsedValue: usage }),
  ]
}
