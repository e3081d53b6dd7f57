// Pure. The scope of a licence as the form gives it, in Chinese, as it is printed.
import { fieldsOf } from '../../form.ts'
import { shown } from '../../form-shown.ts'
import type { Answers, Field, Form } from '../../sectors/sector.ts'

const longest = 500

/** The products with their capacities, what is mined, or the qualifications; an officer checks it before it is granted. */
export function scopeOf(form: Form | undefined, answers: Answers): string {
  const fields = form ? fieldsOf(form) : []
  const products = rowsOf(fields, answers, 'products')
    .filter(({ row }) => row['role'] !== 'intermediate')
    .map(({ said, row }) =>
      sized(
        said('name') || [said('category'), said('level')].filter(Boolean).join(' '),
        row['capacity'] ? `${said('capacity')}${said('unit')}/年` : '',
      ),
    )
  const qualified = rowsOf(fields, answers, 'qualifications').map(({ said }) =>
    [said('category'), said('name'), said('grade')].filter(Boolean).join(' '),
  )
  const mineral = single(fields, answers, 'mineral')
  const mined = mineral ? [sized(`${mineral}开采`, single(fields, answers, 'capacity'))] : []
  return (
    [products, qualified, mined]
      .find((lines) => lines.length > 0)
      ?.join('、')
      .slice(0, longest) ?? ''
  )
}

const sized = (what: string, size: string) => (size ? `${what}（${size.replaceAll(' ', '').replaceAll(',', '')}）` : what)

const single = (fields: readonly Field[], answers: Answers, key: string) => {
  const field = fields.find((f) => f.key === key)
  return (field && shown(field, answers[key])?.zh) ?? ''
}

function rowsOf(fields: readonly Field[], answers: Answers, key: string) {
  const table = fields.find((field) => field.key === key)
  const rows = table && Array.isArray(answers[key]) ? (answers[key] as Answers[]) : []
  return rows.map((row) => ({ row, said: (column: string) => single(table!.columns ?? [], row, column) }))
}
