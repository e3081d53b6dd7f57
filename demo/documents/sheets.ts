import writeExcelFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'
import type { Context } from './context.ts'
import { coveredId, dayWords, goodUntil } from './context.ts'
import { postsOf } from './texts.ts'

type Book = { head: string; columns: readonly (readonly [title: string, width: number])[]; rows: readonly (readonly (string | number)[])[] }

/** 持证人员一览表: everybody with a certificate, as a workbook. */
export const certificateRoster = (c: Context) => workbook(c, {
  head: '主要负责人、安全生产管理人员和特种作业人员持证情况一览表',
  columns: [['序号', 6], ['姓名', 10], ['岗位', 22], ['身份证号', 21], ['证书编号', 24], ['证书类别', 26], ['有效期至', 12]],
  rows: [...[c.e.principal, ...c.e.deputies, ...c.e.safetyManagers, ...c.e.projectManagers].map((p, i) =>
    [p.name, p.post, coveredId(p.citizenId), p.certificate.number, '考核合格证', goodUntil(c, p, i)]),
  ...c.e.specialOperators.map((o, i) => [o.name, o.item, coveredId(o.citizenId), o.certificate.number, `特种作业操作证（${o.category}）`,
    goodUntil(c, o, i)])]
    .map((row, i) => [i + 1, ...row]),
})

/** 从业人员安全培训考核名单: who was taught what and with which result. */
export const trainingRecords = (c: Context) => {
  const r = c.random.fork('training')
  const people = [...c.e.specialOperators, ...c.e.safetyManagers, ...c.e.projectManagers]
  return workbook(c, {
    head: `${Number(c.on.slice(0, 4)) - 1}年度从业人员安全生产教育培训考核名单`,
    columns: [['序号', 6], ['姓名', 10], ['岗位', 24], ['培训内容', 34], ['培训日期', 12], ['学时', 7], ['考核成绩', 9], ['结果', 8]],
    rows: people.map((person, i) => [i + 1, person.name, 'item' in person ? person.item : postsOf(c.e.sector)[i % 6] ?? '管理',
      ['三级安全教育和岗位操作规程', '特殊作业和应急处置', '法律法规和事故案例', '年度再培训'][i % 4]!,
      `${Number(c.on.slice(0, 4)) - 1}-${String(r.int(3, 12)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}`,
        [72, 24, 20, 20][i % 4]!, r.int(80, 99), '合格']),
  })
}

async function workbook(c: Context, { head, columns, rows }: Book): Promise<Uint8Array> {
  const border = { borderStyle: 'thin', borderColor: '#555555', alignVertical: 'center' } as const
  const data = [
    [{ value: head, fontWeight: 'bold', fontSize: 15, align: 'center', columnSpan: columns.length, height: 30 },
      ...blanks(columns.length - 1)],
    [{ value: `填报单位：${c.name}　　填报日期：${dayWords(c.on)}　　演示资料，单位和人员均为虚构`, columnSpan: columns.length, height: 20 },
      ...blanks(columns.length - 1)],
    columns.map(([title]) => ({ value: title, fontWeight: 'bold', align: 'center', backgroundColor: '#E9EDF3', height: 20, ...border })),
    ...rows.map((row) => row.map((value) => ({ value, align: typeof value === 'number' ? 'center' : 'left', height: 18, ...border }))),
    [{ value: c.sealed ? `核验人：${c.e.safetyManagers[0]?.name ?? ''}　　复核：${c.e.deputies[0]?.name ?? ''}` : '核验人：　　　　　　复核：',
      columnSpan: columns.length, height: 22 }, ...blanks(columns.length - 1)],
  ] as unknown as SheetData
  const bytes = await writeExcelFile(data, { columns: columns.map(([, width]) => ({ width })), sheet: '名单', stickyRowsCount: 3 }).toBuffer()
  return dated(new Uint8Array(bytes), c.on)
}

const blanks = (count: number) => Array.from({ length: count }, () => null)

/** Sets the date of every entry of a zip archive, so that the same workbook has the same bytes. */
export function dated(zip: Uint8Array, day: string): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const dos = ((year - 1980) << 9) | (month << 5) | date
  for (let i = 0; i + 4 <= zip.length; i++) {
    const signature = view.getUint32(i, true)
    const at = signature === 0x04034b50 ? i + 10 : signature === 0x02014b50 ? i + 12 : -1
    if (at > 0) { view.setUint16(at, 9 << 11, true); view.setUint16(at + 2, dos, true) }
  }
  return zip
}
