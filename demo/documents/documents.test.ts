import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rasterise } from '../../adapters/pdf/testing/raster.ts'
import { enterprises } from '../enterprises.ts'
import type { Enterprise, SectorName } from '../types.ts'
import { documentsOf, drawDocument } from './index.ts'
import { kinds } from './kinds.ts'
import type { DocumentKind } from './kinds.ts'

const all = enterprises('story', '2026-01-01')
const [huayang] = all as [Enterprise]
const other = all[3]!
const issuedOn = '2026-03-02'
const pagesOf = async (kind: DocumentKind, enterprise: Enterprise, flaw?: Parameters<typeof drawDocument>[2]['flaw']) =>
  rasterise((await drawDocument(kind, enterprise, { issuedOn, ...(flaw ? { flaw } : {}) })).bytes, 50)
const textOf = async (...of: Parameters<typeof pagesOf>) => (await pagesOf(...of)).map((page) => page.text).join('').replaceAll(/\s/g, '')

describe('A document with a flaw', () => {
  test('that lacks the seal shows no red where others do', async () => {
    const red = async (flaw?: 'missing-seal') => {
      const [page] = await pagesOf('injury-insurance', other, flaw)
      return page!.red({ x: 0, y: 0, width: 595, height: 842 })
    }
    assert.equal(await red('missing-seal'), 0)
    assert.ok(await red() > 0.003)
  })

  test('that bears a wrong name bears the former one', async () => {
    const text = await textOf('safety-cost', other, 'wrong-name')
    const heading = await textOf('emergency-plan', other, 'wrong-name')
    assert.ok(!text.includes(other.name.zh))
    assert.ok(heading.includes(other.formerName) && !heading.includes(other.name.zh))
  })

  test('that has expired ended before it was handed in', async () => {
    assert.match(await textOf('chemical-registration', other, 'expired'), /至2026年1月16日/)
    assert.doesNotMatch(await textOf('chemical-registration', other), /至2026年/)
  })

  test('that is short lacks its last pages', async () => {
    const [short, whole] = [await pagesOf('assessment-report', other, 'short'), await pagesOf('assessment-report', other)]
    assert.ok(whole.length >= 6 && whole.length <= 10 && short.length < whole.length / 2)
  })

  test('of 华阳化工 is a page image where there is one for it, without text', async () => {
    const [page] = await pagesOf('special-operation-certificates', huayang, 'expired')
    assert.equal(page!.text, '')
    assert.ok(huayang.specialOperators.some((o) => o.certificate.number === 'T410105199608286057'))
  })
})

describe('The documents of an application', () => {
  test('answer the materials that each sector asks for', () => {
    const counts = (['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives', 'general'] as SectorName[])
      .map((sector) => documentsOf(sector).length)
    assert.deepEqual(counts, [13, 13, 13, 12, 13, 0])
    const drawn = new Set((['hazardous-chemicals', 'construction', 'mines', 'civil-explosives'] as SectorName[])
      .flatMap((sector) => documentsOf(sector).flatMap((m) => m.kinds)))
    assert.deepEqual(new Set(Object.keys(kinds)), drawn)
  })

  test('are the same to the byte for the same input', async () => {
    for (const kind of ['business-licence', 'safety-cost', 'certificate-roster'] as const) {
      assert.deepEqual(await drawDocument(kind, other, { issuedOn }), await drawDocument(kind, other, { issuedOn }))
    }
  })

  test('say what the register says', async () => {
    const text = await textOf('application-form', huayang)
    for (const word of [huayang.name.zh, huayang.creditCode, huayang.principal.name, huayang.address]) assert.ok(text.includes(word), word)
  })

  for (const sector of ['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives'] as const) {
    test(`leave no page and no character blank (${sector})`, async () => {
      const enterprise = all.find((e) => e.sector === sector)!
      for (const { kinds: of } of documentsOf(sector)) {
        for (const kind of of.filter((k) => kinds[k].format === 'pdf')) {
          for (const page of await pagesOf(kind, enterprise)) {
            assert.ok(page.text.length > 20, kind)
            assert.deepEqual(page.blank, [], kind)
          }
        }
      }
    })
  }
})
