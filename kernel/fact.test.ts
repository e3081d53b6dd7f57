import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonical, envelopeBytes, readEnvelope, type Envelope } from './fact.ts'

describe('canonical JSON (RFC 8785)', () => {
  test('refuses what is no number of JSON', () => {
    for (const bad of [NaN, Infinity, -Infinity]) assert.throws(() => canonical({ n: bad }), TypeError)
  })

  test('sorts members by UTF-16 units, as §3.2.3 of the RFC shows', () => {
    const given = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' }
    const order = [...canonical(given).matchAll(/":"([^"]+)"/g)].map((m) => m[1])
    assert.deepEqual(order, ['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh'])
  })

  test('prints the numbers and strings of §3.2.2 as the RFC does', () => {
    const given = { numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]') as number[], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }
    assert.equal(canonical(given), '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  })

  test('prints doubles as appendix B does', () => {
    const bits = (hex: string) => Buffer.from(hex, 'hex').readDoubleBE()
    const vectors: [string, string][] = [
      ['0000000000000000', '0'], ['8000000000000000', '0'], ['0000000000000001', '5e-324'], ['7fefffffffffffff', '1.7976931348623157e+308'], ['4340000000000000', '9007199254740992'],
      ['c340000000000000', '-9007199254740992'], ['4430000000000000', '295147905179352830000'], ['44b52d02c7e14af5', '9.999999999999997e+22'], ['44b52d02c7e14af6', '1e+23'],
      ['444b1ae4d6e2ef50', '1e+21'], ['3eb0c6f7a0b5ed8d', '0.000001'], ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'], ['41b3de4355555553', '333333333.3333332'], ['becbf647612f3696', '-0.0000033333333333333333'],
    ]
    for (const [hex, text] of vectors) assert.equal(canonical(bits(hex)), text, hex)
  })

  test('prints alike what stands in order and what does not', () => {
    const parts: [string, unknown][] = [['A', 'x'], ['a', [1, 0.1, -0, 1e21, null, true]], ['b', { z: '\u2028', zz: {} }], ['c', 'é']]
    assert.equal(canonical(Object.fromEntries(parts)), canonical(Object.fromEntries(parts.toReversed())))
    assert.equal(canonical({ a: { '9': 1, '10': 2 } }), '{"a":{"10":2,"9":1}}', 'numbers as names come in the order of their text')
    assert.throws(() => canonical({ a: [{ b: NaN }] }), TypeError)
  })

  test('leaves out what is undefined, keeps null, and an array keeps its places', () => {
    assert.equal(canonical({ b: undefined, a: null, c: [undefined, 1] }), '{"a":null,"c":[null,1]}')
    assert.equal(canonical([{ z: 1, a: [] }, {}]), '[{"a":[],"z":1},{}]')
  })
})

test('an envelope comes back from its bytes as it was, byte for byte', () => {
  const e: Envelope<string, any> = {
    name: 'licensing.test', subject: '0190a000-0000-7000-8000-000000000001', enterprise: null, region: '980102', department: null, body: { text: '「准予」\u2028 <script>', n: 0.1 + 0.2, deep: { z: [1, { b: 2, a: 1 }] } },
    step: 'licensing/application/submit', from: null, to: 'submitted', actor: { id: 'a', name: '石望川' }, role: 'applicant', onBehalfOf: null, clause: '许可法-31', lawVersion: null, reason: null,
    recordedAt: '2026-03-02T01:00:00.000Z', effectiveAt: '2026-03-02T01:00:00.000Z', requestId: '0190a000-0000-7000-8000-000000000002', inputDigest: 'f'.repeat(64), causedBy: null,
  }
  const bytes = envelopeBytes(e)
  assert.deepEqual(readEnvelope(bytes), e)
  assert.ok(envelopeBytes(readEnvelope(bytes)).equals(bytes))
  assert.ok(envelopeBytes(Object.fromEntries(Object.entries(e).reverse()) as Envelope).equals(bytes), 'the order of members does not matter')
})
