import writeXlsx from 'write-excel-file/node'
import { dated } from './documents/sheets.ts'

/** A plain workbook of text: the same rows give the same bytes. */
export const book = async (heading: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  dated(await writeXlsx([heading, ...rows].map((row) => row.map((value) => ({ value, type: String }))) as never, { sheet: '登记簿' } as never).toBuffer(), '2024-12-31')
