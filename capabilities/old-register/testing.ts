import assert from 'node:assert/strict'
import writeXlsx from 'write-excel-file/node'
import type { Actor } from '../../kernel/access.ts'
import { creditCodeCheckDigit } from '../../law/codes.ts'
import type { Caller, TestHouse } from '../../test/support/house.ts'
import { checkSheet } from './check.ts'
import { sheetKinds } from './columns.ts'
import type { Kind } from './facts.ts'
import { runImport } from './import.ts'

export type Who = { actor: Actor; caller: Caller }
type CellOf = string | { value: unknown; type?: unknown; format?: string }

/** A workbook under the template's headings; a row leaves out what it does not say. */
export function book(kind: Kind, rows: readonly Readonly<Record<string, CellOf | undefined>>[], head?: readonly string[]): Promise<Buffer> {
  const { columns } = sheetKinds[kind]
  const cell = (value: CellOf | undefined) => (value === undefined ? null : typeof value === 'string' ? { value, type: String } : value)
  return writeXlsx([(head ?? columns.map((c) => c.title.zh)).map((value) => ({ value })), ...rows.map((r) => columns.map((c) => cell(r[c.key])))] as never, { sheet: '数据' } as never).toBuffer()
}

/** A check of this workbook, read and checked as its job does it. */
export async function checked(test: TestHouse, who: Who, kind: Kind, bytes: Uint8Array) {
  const begun = await who.caller.post('/api/old-register/sheets', { kind })
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  const id = begun.body.id as string
  await uploaded(test, who, id, bytes)
  return id
}

export async function uploaded(test: TestHouse, { actor, caller }: Who, id: string, bytes: Uint8Array, name = '旧登记簿.xlsx') {
  async function* once() { yield bytes }
  const { id: uploadedBy, region, department } = actor
  const file = await test.house.files.put(once(), { owner: id, name, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', kind: 'sheet', uploadedBy, enterprise: null, region, department })
  const answer = await caller.post(`/api/old-register/sheets/${id}/read`, { file: file.id })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  await checkSheet(test.house, id)
}

export const sheetOf = async (caller: Caller, id: string) => (await caller.get(`/api/old-register/sheets/${id}`)).body
export const rowsOf = async (caller: Caller, id: string, status?: string) => (await caller.get(`/api/old-register/sheets/${id}/rows?limit=200${status ? `&status=${status}` : ''}`)).body.items as Row[]
export type Row = { row: number; key: string; status: string; cells: Record<string, string>; problems: { column: string | null; zh: string; en: string }[]; outcome: string | null; code: string | null; subject: string | null }

export const confirmed = async (caller: Caller, kind: Kind, id: string, more: object = {}) => caller.post(`/api/old-register/imports/confirm-${kind}`, {
  sheet: id, version: (await sheetOf(caller, id)).version, reason: '与纸质档案核对一致，同意导入', ...more,
})
/** The import, as its job runs it. */
export const run = (test: TestHouse, id: string) => runImport(test.house, test.house.work('old-register'), id)

/** A credit code of 云州 with its check digit. */
export const codeOf = (n: number) => { const first = `91980102MA9${String(n).padStart(6, '0')}`; return first + creditCodeCheckDigit(first) }
export const anEnterpriseRow = (n: number, more: Record<string, CellOf> = {}): Record<string, CellOf> => ({
  creditCode: codeOf(n), name: `云州旧册${n}化工有限公司`, region: '980102', sector: '危险化学品', economicType: '有限责任公司', industryCode: 'C2614', address: `云州市临江区旧册路 ${n} 号`, employees: '120',
  size: '中型', foundedOn: '2015-05-20', scope: '危险化学品生产', principalName: '石望川', reference: `档〔2015〕${n}`, ...more,
})
export const aLicenceRow = (n: number, more: Record<string, CellOf> = {}): Record<string, CellOf> => ({
  number: `(云)WH安许证字〔2024〕${String(n).padStart(4, '0')}号`, creditCode: codeOf(n), name: `云州旧册${n}化工有限公司`, sector: '危险化学品', scope: '年产 3 万吨甲醇', issuedOn: '2024-05-08',
  validFrom: '2024-05-01', validUntil: '2027-04-30', reference: `档〔2024〕${n}`, ...more,
})
/** What the counter enters when such an enterprise comes by itself. */
export const byHandOf = (n: number) => ({
  creditCode: codeOf(n), name: `云州旧册${n}化工有限公司`, region: '980102', sector: 'hazardous-chemicals', economicType: '有限责任公司', address: '云州市临江区', employees: 3, size: 'small', scope: '生产', principal: { name: '石望川' },
})
