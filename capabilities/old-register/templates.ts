import writeXlsx from 'write-excel-file/node'
import type { Words } from '../../kernel/problem.ts'
import { sheetKinds, type Column } from './columns.ts'
import type { Kind } from './facts.ts'
import type { Values, Wrong } from './kinds.ts'

type Lang = 'zh' | 'en'
const words = {
  data: { zh: '数据', en: 'Data' }, notes: { zh: '填写说明', en: 'Notes' }, column: { zh: '列', en: 'Column' }, needed: { zh: '必填', en: 'Needed' }, yes: { zh: '是', en: 'Yes' },
  what: { zh: '怎样填写', en: 'What to enter' }, choices: { zh: '可填', en: 'One of' }, example: { zh: '示例', en: 'Example' }, wrong: { zh: '问题', en: 'Problems' },
  first: { zh: '第一行是示例：可以改写，也可以留着，核对时会跳过。代码、证件号和日期都可以按文本填写。', en: 'The first row is an example: change it or leave it, the check passes over it. Codes, ids and dates may be entered as text.' },
} satisfies Record<string, Words>

const bold = (value: string) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#e8eef7', wrap: true })
/** Always text: a spreadsheet program neither rounds a code nor runs what begins like a formula. */
const text = (value: string, more: object = {}) => ({ value, type: String, format: '@', ...more })
const heading = (c: Column, lang: Lang) => bold(`${c.title[lang]}${c.required ? ' *' : ''}`)
const widths = (columns: readonly Column[]) => columns.map((c) => ({ width: Math.max(14, Math.min(36, c.example.length + 6)) }))

/** The workbook to fill in: headings with an example, and a second sheet that explains each column. */
export async function template(kind: Kind, lang: Lang): Promise<Buffer> {
  const { columns } = sheetKinds[kind]
  const data = [columns.map((c) => heading(c, lang)), columns.map((c) => text(c.example, { color: '#808080', fontStyle: 'italic' }))]
  const notes = [
    [text(words.first[lang])], [],
    [words.column, words.needed, words.what, words.choices, words.example].map((w) => bold(w[lang])),
    ...columns.map((c) => [text(c.title[lang], { fontWeight: 'bold' }), text(c.required ? words.yes[lang] : ''), text(c.explain[lang], { wrap: true }),
      text(Object.values(c.options ?? {}).map((o) => o[lang]).join(lang === 'zh' ? '、' : ', '), { wrap: true }), text(c.example)]),
  ]
  return writeXlsx([
    { sheet: words.data[lang], data, columns: widths(columns), stickyRowsCount: 1 },
    { sheet: words.notes[lang], data: notes, columns: [{ width: 22 }, { width: 8 }, { width: 60 }, { width: 50 }, { width: 30 }] },
  ] as never).toBuffer()
}

/** The rows that were wrong, to be corrected in a spreadsheet program and uploaded again: what was read, and what is wrong with it. */
export async function wrongRows(kind: Kind, rows: readonly { row: number; values: Values; problems: readonly Wrong[] }[], lang: Lang): Promise<Buffer> {
  const { columns } = sheetKinds[kind]
  const titleOf = (key: string | null) => columns.find((c) => c.key === key)?.title[lang]
  const problem = (p: Wrong) => [titleOf(p.column), p[lang]].filter(Boolean).join(lang === 'zh' ? '：' : ': ')
  const body = rows.map(({ row, values, problems }) => [
    ...columns.map((c) => text(values[c.key] ?? '', problems.some((p) => p.column === c.key) ? { backgroundColor: '#fde3e1' } : {})),
    text(`${row} · ${problems.map(problem).join(lang === 'zh' ? '；' : '; ')}`, { wrap: true, color: '#a8071a' }),
  ])
  const data = [[...columns.map((c) => heading(c, lang)), bold(words.wrong[lang])], ...body]
  return writeXlsx([{ sheet: words.data[lang], data, columns: [...widths(columns), { width: 60 }], stickyRowsCount: 1 }] as never).toBuffer()
}
