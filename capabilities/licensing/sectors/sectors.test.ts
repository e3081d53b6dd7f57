import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { z } from 'zod'
import { licenceKinds } from '../../../law/codes.ts'
import { clauses, conditions } from '../../../law/index.ts'
import { answerProblems, fieldsOf, requiredMaterials } from '../form.ts'
import { valueProblem } from '../form-values.ts'
import { sectorOf, sectors } from './index.ts'
import type { Answers, Condition, Field, Sector, Wherever } from './sector.ts'

const words = z.strictObject({ zh: z.string().regex(/\p{Script=Han}/u), en: z.string().regex(/^[^\p{Script=Han}，。：；（）]+$/u) })
const wherever = { field: z.string(), equals: z.union([z.string(), z.boolean(), z.array(z.string()).min(2)]) }
const camel = z.string().regex(/^[a-z][a-zA-Z]*$/)
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const plain = {
  key: camel, label: words, required: z.boolean().optional(), hint: words.optional(),
  example: z.string().regex(/^[^\p{Script=Han}]+$/u).optional(),
  options: z.array(z.strictObject({ value: kebab, label: words })).min(2).optional(), unit: words.optional(), min: z.number().optional(),
  max: z.number().optional(), integer: z.boolean().optional(), maxLength: z.int().min(1).optional(),
  format: z.enum(['cas', 'credit-code']).optional(),
  when: z.strictObject(wherever).optional(), from: z.enum(['name', 'creditCode', 'address', 'economicType', 'principal']).optional(),
}
const types = ['text', 'long-text', 'number', 'date', 'choice', 'yes-no', 'phone', 'citizen-id'] as const
const column = z.strictObject({ ...plain, type: z.enum(types) })
const field = z.strictObject({ ...plain, type: z.enum([...types, 'rows']), columns: z.array(column).min(2).optional() })
const material = z.strictObject({
  key: kebab, title: words, clause: z.string(), what: words, dated: z.boolean(),
  accepts: z.array(z.enum(['pdf', 'image', 'sheet', 'document'])).min(1),
  required: z.union([z.literal('always'), z.strictObject({ ...wherever, why: words })]),
})
const condition = z.strictObject({
  item: z.int(), title: words, materials: z.array(z.string()), mandatory: z.boolean(), applies: z.strictObject(wherever).optional(),
})
const section = z.strictObject({ key: kebab, title: words, intro: words.optional(), fields: z.array(field).min(1) })
const shape = z.strictObject({
  sector: kebab, title: words, numberKind: z.string(), department: z.enum(['emergency', 'housing', 'industry']), complete: z.boolean(),
  form: z.strictObject({ version: z.string(), sections: z.array(section).min(4) }),
  materials: z.array(material), conditions: z.array(condition),
})

const twice = (keys: readonly (string | number)[]) => keys.filter((key, i) => keys.indexOf(key) !== i)
const withColumns = (fields: readonly Field[]): Field[] => fields.flatMap((f) => [f, ...withColumns(f.columns ?? [])])

/** Every broken promise of a sector's data, as sentences. */
function mistakes(sector: Sector): string[] {
  const parsed = shape.safeParse(sector)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const fields = fieldsOf(sector.form)
  const known = new Set(clauses().map(({ id }) => id))
  const keys = sector.materials.map(({ key }) => key)
  return [
    ...twice(fields.map(({ key }) => key)).map((key) => `field ${key} stands twice`),
    ...twice(sector.form.sections.map(({ key }) => key)).map((key) => `section ${key} stands twice`),
    ...twice(keys).map((key) => `material ${key} stands twice`),
    ...sector.materials.filter(({ clause }) => !known.has(clause)).map(({ key, clause }) => `${key} rests on ${clause}, not in law/`),
    ...sector.conditions.flatMap((c) => conditionMistakes(c, keys)),
    ...keys.filter((key) => !covering.has(key) && !sector.conditions.some((c) => c.materials.includes(key)))
      .map((key) => `${key} shows no condition`),
    ...dependents(sector).filter((d) => !answerable(d))
      .map((d) => `${d.at} hangs on ${d.asks.field} = ${d.asks.equals}, which nobody can answer`),
    ...withColumns(fields).flatMap(fieldMistakes),
  ]
}

/** These identify the application and its applicant; in some sectors no condition rests on them. */
const covering = new Set(['application-form', 'business-licence'])

type Dependent = { at: string; asks: Wherever; among: readonly Field[] }

/** Everything that is asked only where a field has some value. */
function dependents({ form, materials, conditions: all }: Sector): Dependent[] {
  const fields = fieldsOf(form)
  const hung = (at: string, asks: Wherever | 'always' | undefined, among: readonly Field[]) =>
    (asks && asks !== 'always' ? [{ at, asks, among }] : [])
  return [
    ...materials.flatMap((m) => hung(m.key, m.required, fields)),
    ...all.flatMap((c) => hung(`condition ${c.item}`, c.applies, fields)),
    ...fields.flatMap((f) => hung(f.key, f.when, fields)),
    ...fields.flatMap(({ key, columns = [] }) => columns.flatMap((c) => hung(`${key}.${c.key}`, c.when, columns))),
  ]
}

function answerable({ asks, among }: Dependent) {
  const asked = among.find((f) => f.key === asks.field)
  const can = (value: string | boolean) =>
    (asked?.type === 'yes-no' ? typeof value === 'boolean' : asked?.options?.some((o) => o.value === value))
  return asked?.required === true && [asks.equals].flat().every(can)
}

const conditionMistakes = ({ item, materials, mandatory }: Condition, keys: readonly string[]) => [
  ...materials.filter((key) => !keys.includes(key)).map((key) => `condition ${item} needs ${key}, which is no material`),
  ...(mandatory && materials.length === 0 ? [`nothing shows condition ${item}`] : []),
]

const fieldMistakes = (f: Field): string[] => [
  ...((f.type === 'choice') === Boolean(f.options) ? [] : [`${f.key}: options belong to a choice`]),
  ...((f.type === 'rows') === Boolean(f.columns) ? [] : [`${f.key}: columns belong to rows`]),
  ...twice((f.options ?? f.columns ?? []).map((o) => ('value' in o ? o.value : o.key))).map((key) => `${f.key}: ${key} stands twice`),
  ...(f.type === 'number' && (f.min === undefined || f.max === undefined) ? [`${f.key}: a number says its bounds`] : []),
  ...(f.example && valueProblem(f, f.example) ? [`${f.key}: its own example would be refused`] : []),
]

describe('the law of sector data', () => {
  const good = sectorOf('hazardous-chemicals')
  const [first, ...others] = good.materials
  test('bad data are found and named', () => {
    const bad = (change: Partial<Sector>) => mistakes({ ...good, ...change }).join('\n')
    assert.match(bad({ title: { zh: '危险化学品', en: '' } }), /title\.en/)
    assert.match(bad({ title: { zh: '危险化学品', en: '危险化学品' } }), /title\.en/)
    assert.match(bad({ materials: [...good.materials, first!] }), /application-form stands twice/)
    assert.match(bad({ materials: [{ ...first!, clause: '条例-99' }, ...others] }), /条例-99, not in law/)
    assert.match(bad({ conditions: [{ ...good.conditions[0]!, materials: ['poem'] }] }), /needs poem/)
    assert.match(bad({ materials: [{ ...first!, required: { field: 'moon', equals: true, why: first!.what } }, ...others] }), /moon/)
  })
  for (const sector of sectors) test(`${sector.sector} keeps its promises`, () => assert.deepEqual(mistakes(sector), []))
})

describe('sectors', () => {
  test('a key that is none is refused', () => assert.throws(() => sectorOf('bakeries'), /bakeries/))
  test('the five sectors of the regulation are there, with the letters of their licence numbers', () => {
    assert.deepEqual(sectors.map(({ sector, numberKind }) => [sector, numberKind]), [
      ['hazardous-chemicals', 'WH'], ['construction', 'JZ'], ['mines', 'FM'], ['fireworks', 'YH'], ['civil-explosives', 'MB']])
    for (const { sector, numberKind } of sectors) assert.equal(licenceKinds[sector as keyof typeof licenceKinds], numberKind)
  })
  test('each names the thirteen conditions of 条例 §6 in their order', () => {
    for (const sector of sectors) assert.deepEqual(sector.conditions.map(({ item }) => item), conditions().map(({ item }) => item))
  })
  test('an empty form asks for the same particulars everywhere', () => {
    for (const { form } of sectors) {
      const asked = answerProblems(form, {}, { complete: true }).map(({ pointer }) => pointer)
      for (const key of ['name', 'creditCode', 'principalId', 'principalPhone', 'newTechnology']) assert.ok(asked.includes(`/${key}`), key)
    }
  })
})

describe('the documents of a producer of hazardous chemicals (41号 §25)', () => {
  const asked = (answers: Answers) => requiredMaterials(sectorOf('hazardous-chemicals'), answers).map(({ key }) => key)
  test('a running plant without a major hazard hands in eleven', () => {
    assert.deepEqual(asked({ newPlant: false, hasMajorHazard: false }), [
      'application-form', 'responsibility-rules', 'safety-organisation', 'certificates', 'safety-cost', 'injury-insurance',
      'emergency-plan', 'chemical-registration', 'business-licence', 'assessment-report', 'emergency-organisation'])
  })
  test('a new plant adds its completion acceptance, a major hazard its filing', () => {
    assert.equal(asked({ newPlant: true, hasMajorHazard: false }).length, 12)
    assert.ok(asked({ newPlant: true }).includes('completion-acceptance'))
    assert.ok(asked({ hasMajorHazard: true }).includes('major-hazard-filing'))
  })
})

test('a mining contractor shows its qualification instead of a mining licence', () => {
  const asked = requiredMaterials(sectorOf('mines'), { kind: 'contractor' }).map(({ key }) => key)
  assert.ok(asked.includes('qualification-certificate'))
  assert.ok(!asked.includes('mining-licence') && !asked.includes('completion-acceptance'))
})
