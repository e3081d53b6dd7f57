import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import {
  citizenIdCheckDigit, citizenIdProblem, creditCodeCheckDigit, creditCodeProblem, eLicenceId, hybridCheck, isCitizenId, isCreditCode, isELicenceId, isSpecialOperationCertificate,
  licenceNumber, parseLicenceNumber, specialOperationProblem,
} from './codes.ts'

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('unified social credit code', () => {
  test('a wrong length, a letter that is not used, a letter in the region and a wrong check digit are told apart', () => {
    assert.match(creditCodeProblem('9144010073')!.zh, /应为 18 位，现为 10 位/)
    assert.match(creditCodeProblem('91440100MA59I0000X')!.zh, /第 13 位“I”有误/)
    assert.match(creditCodeProblem('91A40100MA59A0000X')!.en, /Character 3 \(A\).*region/)
    assert.match(creditCodeProblem('91350100M000100Y44')!.zh, /校验码不符/)
    assert.match(creditCodeProblem('91350100m000100Y43')!.zh, /大写字母/)
  })
  test('the example of the standard passes', () => {
    assert.equal(creditCodeProblem('91350100M000100Y43'), null)
    assert.equal(creditCodeCheckDigit('91350100M000100Y4'), '3')
  })
  test('every single wrong character after the region is found', () => {
    const good = '91350100M000100Y43'
    for (let i = 8; i < 18; i += 1) {
      for (const c of creditAlphabet) {
        if (c !== good[i]) assert.equal(isCreditCode(good.slice(0, i) + c + good.slice(i + 1)), false)
      }
    }
  })
  test('input that cannot be weighed is refused', () => assert.throws(() => creditCodeCheckDigit('9135'), RangeError))
})

describe('citizen id', () => {
  test('a wrong length, a letter, a day that does not exist and a wrong check digit are told apart', () => {
    assert.match(citizenIdProblem('110105194912')!.zh, /现为 12 位/)
    assert.match(citizenIdProblem('11010519491231002x')!.zh, /第 18 位有误/)
    assert.match(citizenIdProblem(`11010519490229002${citizenIdCheckDigit('11010519490229002')}`)!.zh, /出生日期/)
    assert.match(citizenIdProblem(`11010519491331002${citizenIdCheckDigit('11010519491331002')}`)!.zh, /出生日期/)
    assert.match(citizenIdProblem('110105194912310021')!.zh, /校验码不符/)
  })
  test('the sentences never repeat the id', () => assert.doesNotMatch(JSON.stringify(citizenIdProblem('110105194912310021')), /1101051949/))
  test('the examples of the standard pass, a leap day too', () => {
    assert.equal(isCitizenId('11010519491231002X'), true)
    assert.equal(isCitizenId('440524188001010014'), true)
    assert.equal(isCitizenId(`11010520000229002${citizenIdCheckDigit('11010520000229002')}`), true)
  })
})

describe('special-operation certificate', () => {
  test('it begins with T and goes on with a citizen id', () => {
    assert.match(specialOperationProblem('11010519491231002X')!.zh, /T 开头/)
    assert.match(specialOperationProblem('T110105194912310021')!.zh, /校验码/)
    assert.equal(isSpecialOperationCertificate('T11010519491231002X'), true)
  })
})

describe('identifier of an e-licence', () => {
  const parts = { type: '11100000MB0000001X001', issuer: '11980100MB00001018', serial: 'WH20260001', version: 1 }
  test('is refused with one wrong character, two swapped, or one that is not allowed', () => {
    const id = eLicenceId(parts)
    assert.equal(isELicenceId(id.replace('WH20260001', 'WH20260002')), false)
    assert.equal(isELicenceId(id.replace('WH20260001', 'HW20260001')), false)
    assert.equal(isELicenceId(id.slice(0, -1)), false)
    assert.throws(() => eLicenceId({ ...parts, serial: '甲0001' }), RangeError)
  })

  test('is its parts with the check character of ISO 7064 MOD 37,36, whose published example is A12425GABC1234002M', () => {
    assert.equal(hybridCheck('A12425GABC1234002'), 'M')
    assert.match(eLicenceId(parts), /^1\.2\.156\.3005\.2\.11100000MB0000001X001\.11980100MB00001018\.WH20260001\.001\.[0-9A-Z]$/)
    assert.equal(isELicenceId(eLicenceId(parts)), true)
  })
})

describe('licence number', () => {
  const number = { province: '粤', kind: 'WH', year: 2026, serial: 1 }
  test('other numbers are none', () => {
    assert.equal(parseLicenceNumber('粤WH安许证字0001号'), null)
    assert.equal(parseLicenceNumber('(粤)WH安许证字〔26〕0001号'), null)
    assert.equal(parseLicenceNumber(''), null)
  })
  test('it is written in one way', () => assert.equal(licenceNumber(number), '(粤)WH安许证字〔2026〕0001号'))
  test('it is read however brackets, widths and spaces are typed', () => {
    for (const text of ['(粤)WH安许证字〔2026〕0001号', '（粤）WH安许证字[2026]0001号', ' (粤) wh 安许证字【２０２６】 0001 号', '（粤）ＷＨ安许证字（2026）0001',
      '(粤)WH安许证字［2026］第0001号']) assert.deepEqual(parseLicenceNumber(text), { ...number, digits: 4 }, text)
  })
  test('six digits stay six digits', () => {
    const text = '(粤)JZ安许证字〔2005〕010001号'
    assert.equal(licenceNumber(parseLicenceNumber(text)!), text)
  })
})
