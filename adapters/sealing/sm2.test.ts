import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import * as pki from 'pkijs'
import { findPem, pem } from './certificate.ts'
import { sm2PublicKey, sm2Sign, sm2Signer, sm2TestCertificate, sm2Verify, sm3 } from './sm2.ts'

const now = new Date('2026-11-23T02:00:00Z')
const message = Buffer.from('安全生产许可证')
const { key, certificate } = sm2TestCertificate('云滇省应急管理厅', now)
const publicKey = sm2PublicKey(pki.Certificate.fromBER(certificate as Uint8Array<ArrayBuffer>))
const dir = mkdtempSync(join(tmpdir(), 'sm2-'))
after(() => rmSync(dir, { recursive: true }))
const at = (name: string, content?: string | Uint8Array) => {
  const path = join(dir, name)
  if (content !== undefined) writeFileSync(path, content)
  return path
}
const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })
const hasOpenssl = () => { try { return /OpenSSL 3/.test(openssl('version')) } catch { return false } }
const peer = { skip: !hasOpenssl() && 'OpenSSL 3 is not on this machine' }
const distid = ['-pkeyopt', 'distid:1234567812345678']
const digest = ['-rawin', '-digest', 'sm3']

describe('an SM2 signature is refused', () => {
  test('of other bytes, by another key, and when it is no signature at all', () => {
    const signature = sm2Signer(key, certificate).sign(message)
    const other = sm2PublicKey(pki.Certificate.fromBER(sm2TestCertificate('别人', now).certificate as Uint8Array<ArrayBuffer>))
    assert.equal(sm2Verify(Buffer.from('别的'), signature, publicKey), false)
    assert.equal(sm2Verify(message, signature, other), false)
    for (const hostile of [new Uint8Array(), Buffer.from('3006020100020100', 'hex'), Buffer.alloc(100, 0xff)]) assert.equal(sm2Verify(message, hostile, publicKey), false)
  })
})

describe('an SM2 signature', () => {
  test('is of the bytes and the key', () => {
    assert.equal(sm2Verify(message, sm2Signer(key, certificate).sign(message), publicKey), true)
  })

  test('agrees with the example of GB/T 32918.5 annex A.2: its public key verifies, SM3 is that of GB/T 32905', () => {
    const privateKey = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    const known = '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
    const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    const der = Buffer.from(`3046022100${r}022100${s}`, 'hex')
    assert.equal(sm2Verify(Buffer.from('message digest'), der, known), true)
    assert.equal(sm2Verify(Buffer.from('message digest'), sm2Sign(Buffer.from('message digest'), { privateKey, publicKey: known }), known), true)
    assert.equal(Buffer.from(sm3(Buffer.from('abc'))).toString('hex'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  test('of ours is accepted by OpenSSL, with the key of the certificate', peer, () => {
    at('message', message)
    at('signature', sm2Signer(key, certificate).sign(message))
    at('public.pem', openssl('x509', '-in', at('certificate.pem', pem('CERTIFICATE', certificate)), '-pubkey', '-noout'))
    const verify = (file: string) => openssl('pkeyutl', '-verify', '-pubin', '-inkey', at('public.pem'), '-in', file, '-sigfile', at('signature'), ...digest, ...distid)
    assert.match(verify(at('message')), /Verified Successfully/)
    assert.throws(() => verify(at('other', '别的')))
  })

  test('of OpenSSL is accepted by us, made with a key of OpenSSL or with ours', peer, () => {
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', at('theirs.pem'))
    const point = openssl('pkey', '-in', at('theirs.pem'), '-text', '-noout').split('pub:')[1]!.split('ASN1')[0]!.replaceAll(/[^0-9a-f]/g, '')
    at('ours.pem', pem('PRIVATE KEY', key))
    for (const [file, known] of [['theirs.pem', point], ['ours.pem', publicKey]] as const) {
      openssl('pkeyutl', '-sign', '-inkey', at(file), '-in', at('message', message), '-out', at('signature'), ...digest, ...distid)
      assert.equal(sm2Verify(message, readFileSync(at('signature')), known), true, file)
    }
  })

  test('stands in a certificate that OpenSSL reads, and over its signed part', peer, () => {
    const file = at('certificate.pem', pem('CERTIFICATE', certificate))
    assert.match(openssl('x509', '-in', file, '-text', '-noout'), /SM2-with-SM3/)
    const read = pki.Certificate.fromBER(certificate as Uint8Array<ArrayBuffer>)
    at('tbs', new Uint8Array(read.encodeTBS().toBER()))
    at('tbs.signature', new Uint8Array(read.signatureValue.valueBlock.valueHexView))
    at('public.pem', openssl('x509', '-in', file, '-pubkey', '-noout'))
    const said = openssl('pkeyutl', '-verify', '-pubin', '-inkey', at('public.pem'), '-in', at('tbs'), '-sigfile', at('tbs.signature'), ...digest, ...distid)
    assert.match(said, /Verified Successfully/)
    assert.deepEqual(findPem(readFileSync(file, 'utf8'), 'CERTIFICATE'), certificate)
  })
})
