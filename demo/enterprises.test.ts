import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isCitizenId, isCreditCode, isSpecialOperationCertificate } from '../law/codes.ts'
import { organisationCheck } from './codes.ts'
import { enterprises } from './enterprises.ts'
import { particulars } from './particulars.ts'
import { regions } from './town.ts'
import { substances } from './trades/substances.ts'

const all = enterprises('story', '2026-01-01')
const people = all.flatMap((e) => [e.principal, ...e.deputies, ...e.safetyManagers, ...e.projectManagers, ...e.specialOperators, e.contact])
const unique = (list: readonly string[]) => assert.equal(new Set(list).size, list.length)

describe('The enterprises of the town', () => {
  test('are 300, 云州华阳化工有限公司 first, and the same for the same seed', () => {
    assert.equal(all.length, 300)
    assert.equal(all[0]!.name.zh, '云州华阳化工有限公司')
    assert.deepEqual(enterprises('story', '2026-01-01'), all)
    assert.notDeepEqual(enterprises('other', '2026-01-01')[1], all[1])
  })

  test('have credit codes that check, also the organisation code within, and no two the same', () => {
    unique(all.map((e) => e.creditCode))
    for (const { creditCode, region } of all) {
      assert.ok(isCreditCode(creditCode), creditCode)
      assert.equal(creditCode.slice(2, 8), region)
      assert.equal(creditCode[16], organisationCheck(creditCode.slice(8, 16)))
    }
    assert.equal(organisationCheck('D2143569'), 'X')
  })

  test('share no name, no account and no present name with a former one', () => {
    unique(all.map((e) => e.name.zh))
    unique(all.map((e) => e.key))
    for (const e of all) assert.notEqual(e.formerName, e.name.zh)
  })

  test('employ people whose ids and certificates check, nobody twice', () => {
    unique(people.map((p) => p.citizenId))
    unique(people.map((p) => p.phone))
    for (const p of people) assert.ok(isCitizenId(p.citizenId) && p.citizenId.slice(6, 14) === p.born.replaceAll('-', ''), p.name)
    for (const e of all.filter((x) => x.sector !== 'construction')) {
      for (const o of e.specialOperators) assert.ok(isSpecialOperationCertificate(o.certificate.number))
    }
  })

  test('lie in the town, in the sectors that need a licence', () => {
    const known = new Set(regions.map((r) => r.code))
    for (const e of all) assert.ok(known.has(e.region) && e.address.startsWith('云岭省云州市'), e.address)
    const count = (sector: string) => all.filter((e) => e.sector === sector).length
    assert.deepEqual(['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives', 'general'].map(count),
      [90, 120, 40, 25, 5, 20])
  })

  test('hold certificates that are in date for the year that is played', () => {
    for (const e of all) {
      for (const { certificate } of [e.principal, ...e.deputies, ...e.safetyManagers, ...e.specialOperators]) {
        assert.ok(certificate.issuedOn < '2026-01-01' && certificate.validUntil > '2027-03-01')
      }
    }
  })

  test('name substances by CAS numbers that check', () => {
    for (const { cas, name } of Object.values(substances)) {
      const digits = cas.replaceAll('-', '')
      const sum = Array.from(digits.slice(0, -1)).reverse().reduce((total, digit, i) => total + Number(digit) * (i + 1), 0)
      assert.equal(sum % 10, Number(digits.at(-1)), name.zh)
    }
  })

  test('say the same particulars whenever they are asked, in whole fen', () => {
    const one = particulars(all[0]!, '2026-03-02')
    assert.deepEqual(particulars(all[0]!, '2026-03-02'), one)
    assert.ok(isCreditCode(one.assessor.creditCode))
    for (const e of all) assert.ok(Number.isInteger(particulars(e, '2026-03-02').costDue))
  })
})
