import assert from 'node:assert/strict'
import { test } from 'node:test'
import writeXlsx from 'write-excel-file/node'
import { sheetKinds } from '../columns.ts'
import { book } from '../testing.ts'
import { readBook } from './book.ts'
import { readInThread } from './index.ts'

const { columns } = sheetKinds.staff

test('a workbook that says it unpacks to more than it may is not unpacked, and what is none stops no server', async () => {
  const many = await writeXlsx([[{ value: 'x' }]]).toBuffer()
  // The archive's directory says how large each entry is: one that claims gigabytes is believed before anything is unpacked.
  for (let at = many.indexOf('PK\x01\x02'); at >= 0; at = many.indexOf('PK\x01\x02', at + 4)) many.writeUInt32LE(0x7fffffff, at + 24)
  assert.deepEqual(await readInThread(many, columns), { refused: 'too-large' })
  assert.deepEqual(await readInThread(Buffer.from('PK\x03\x04'), columns), { refused: 'not-xlsx' })
})

test('the heading may stand below a title, in another order and in English; rows keep the numbers of the sheet', async () => {
  const data = [['云州市应急管理局人员名单'], [], ['Name *', 'Region', '账号', '岗位', '备注'], ['江月', '980102', 'jiangyue', '受理人员', '窗口'], [null, null, null, null, null], ['何为', '980102', 'hewei', '审查人员', '']]
  const bytes = await writeXlsx(data.map((row) => row.map((value) => (value === null ? null : { value, type: String }))) as never).toBuffer()
  const read = await readBook(bytes, columns)
  assert.ok('rows' in read)
  assert.deepEqual(read.rows.map((r) => [r.row, r.cells['name'], r.cells['account']]), [[4, '江月', 'jiangyue'], [6, '何为', 'hewei']])
})

test('of several sheets the one with the heading is read', async () => {
  const own = await book('staff', [{ account: 'jiangyue', name: '江月' }])
  const sheets = [{ sheet: '说明', data: [[{ value: '怎样填写' }]] }, { sheet: '名单', data: [columns.map((c) => ({ value: c.title.zh })), columns.map(() => ({ value: 'x' }))] }]
  const read = [await readBook(own, columns), await readBook(await writeXlsx(sheets as never).toBuffer(), columns)]
  assert.deepEqual(read.map((r) => 'sheet' in r && r.sheet), ['数据', '名单'])
})
