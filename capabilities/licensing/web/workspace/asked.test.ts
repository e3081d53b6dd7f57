import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sectorOf } from '../../sectors/index.ts'
import { askedOf } from './asked.ts'
import { parcel } from './parcel.ts'
import type { CaseView } from './shapes.ts'

const sector = sectorOf('hazardous-chemicals')
const file = (id: string) => ({ id, name: `${id}.pdf`, size: 1, mime: 'application/pdf', sha256: id })
const view = (more: Partial<CaseView>) => ({
  state: 'submitted', answers: { employees: 180 }, documents: {}, notice: [], findings: [], receivedOn: '2026-11-02', acceptedOn: null, decidedOn: null,
  publicity: null, ...more,
}) as unknown as CaseView
const item = (key: string, more = {}) => ({ key, kind: 'material' as const, round: 1, problem: 'missing', note: '请补交', cured_round: null, ...more })

describe('what a notice asks for', () => {
  test('is nothing once the case has moved on, and leaves out what was answered in an earlier round', () => {
    assert.deepEqual(askedOf(view({ state: 'submitted', notice: [item('emergency-plan')] }), sector), [])
    const open = askedOf(view({ state: 'correcting', notice: [item('emergency-plan'), item('certificates', { cured_round: 2 })] }), sector)
    assert.deepEqual(open.map(({ key }) => key), ['emergency-plan'])
  })

  test('is done when the document was replaced or the answer changed, and not by another change', () => {
    const one = view({ state: 'correcting', notice: [item('emergency-plan'), item('employees', { kind: 'field' })], documents: { 'emergency-plan': [file('old')] } })
    const done = (answers: object, documents: object) =>
      askedOf(one, sector, { answers: { ...one.answers, ...answers }, documents: { ...one.documents, ...documents } }).map((asked) => asked.done)
    assert.deepEqual(done({}, {}), [false, false])
    assert.deepEqual(done({ trained: 180 }, { certificates: [file('new')] }), [false, false])
    assert.deepEqual(done({ employees: 186 }, { 'emergency-plan': [file('new')] }), [true, true])
  })

  test('leads to the section of a field and to the documents of a safety condition', () => {
    const { materials } = sector.conditions[0]!
    const returned = askedOf(view({
      state: 'returned', findings: [{ kind: 'substantive', key: '1', round: 1, opinion: '责任制不全', officer_name: '何静', found_at: '' }],
    }), sector)
    assert.deepEqual(returned[0]!.place.documents, materials)
    const field = askedOf(view({ state: 'correcting', notice: [item('employees', { kind: 'field' })] }), sector)
    assert.equal(field[0]!.place.section, 'organisation')
  })
})

describe('a case as a parcel', () => {
  const states = (one: Partial<CaseView>) => parcel(view(one), (stage) => stage).map(({ state }) => state).join(' ')

  test('has gone no further than the step that ended it', () => {
    assert.equal(states({ state: 'not-accepted' }), 'done done skipped skipped skipped skipped')
    assert.equal(states({ state: 'refused', acceptedOn: '2026-11-03' }), 'done done done done skipped skipped')
    assert.equal(states({ state: 'withdrawn' }), 'done skipped skipped skipped skipped skipped')
  })

  test('stands where somebody has to act', () => {
    assert.equal(states({}), 'done current waiting waiting waiting waiting')
    assert.equal(states({ state: 'returned' }), 'done done current waiting waiting waiting')
    assert.equal(states({ state: 'issued' }), 'done done done done done done')
  })
})
