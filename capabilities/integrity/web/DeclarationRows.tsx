import { Button } from '../../../web/shared/components/Button.tsx'
import { DateInput, Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { useWords } from '../../../web/shared/words.ts'
import { declarationWords } from './declaration-words.ts'
import { useText } from './looks.tsx'

type Column = { key: string; label: keyof typeof declarationWords; type: 'text' | 'date' | 'number' | 'relation' }
export type Group = { key: string; title: keyof typeof declarationWords; add: keyof typeof declarationWords; columns: readonly Column[] }
export type Filled = Record<string, string>

const code: Column = { key: 'creditCode', label: 'creditCode', type: 'text' }
const name: Column = { key: 'name', label: 'name', type: 'text' }
/** The four kinds of interest that are declared. */
export const groups: readonly Group[] = [
  { key: 'relatives', title: 'relatives', add: 'addRelative', columns: [{ key: 'relation', label: 'relation', type: 'relation' }, { ...name, label: 'relativeName' }, { key: 'citizenId', label: 'relativeId', type: 'text' }, { ...code, label: 'relativeCode' }] },
  { key: 'employers', title: 'employers', add: 'addEmployer', columns: [name, code, { key: 'from', label: 'from', type: 'date' }, { key: 'until', label: 'until', type: 'date' }] },
  { key: 'holdings', title: 'holdings', add: 'addHolding', columns: [name, code, { key: 'percent', label: 'percent', type: 'number' }] },
  { key: 'others', title: 'others', add: 'addOther', columns: [name, code, { key: 'note', label: 'note', type: 'text' }] },
]
export const emptyRow = (group: Group): Filled => Object.fromEntries(group.columns.map((c) => [c.key, c.type === 'relation' ? 'spouse' : '']))
/** A row as the API takes it: what was left empty is left out. */
export const filled = (row: Filled) => Object.fromEntries(Object.entries(row).filter(([, v]) => v.trim()).map(([k, v]) => [k, k === 'percent' ? Number(v) : v.trim()]))

type Props = { group: Group; rows: readonly Filled[]; onRows: (rows: Filled[]) => void; add: () => void; error: (path: string) => string | undefined }
export function Rows({ group, rows, onRows, add, error }: Props) {
  const t = useWords(declarationWords)
  return (
    <fieldset className="ax-stack ax-stack-sm in-rows">
      <legend><b>{t(group.title)}</b></legend>
      {rows.map((row, i) => (
        <div key={i} className="ax-row in-row">
          {group.columns.map((column) => (
            <Cell key={column.key} column={column} name={`${group.key}.${i}.${column.key}`} value={row[column.key] ?? ''} error={error} onValue={(v) => onRows(rows.map((r, j) => (j === i ? { ...r, [column.key]: v } : r)))} />
          ))}
          <Button look="quiet" size="small" icon="close" onClick={() => onRows(rows.filter((_, j) => j !== i))}>{t('remove')}</Button>
        </div>
      ))}
      <div><Button size="small" icon="plus" onClick={add}>{t(group.add)}</Button></div>
    </fieldset>
  )
}

const relations = ['spouse', 'child', 'parent', 'sibling', 'in-law', 'other']
function Cell({ column, name, value, onValue, error }: { column: Column; name: string; value: string; onValue: (value: string) => void; error: (path: string) => string | undefined }) {
  const t = useWords(declarationWords)
  const text = useText()
  const common = { name, label: t(column.label), value, onValue, error: error(name) }
  if (column.type === 'relation') return <Select {...common} options={relations.map((r) => ({ value: r, label: text(`relation.${r}`) }))} />
  if (column.type === 'date') return <DateInput {...common} />
  return <TextInput {...common} size={column.type === 'number' ? 6 : 18} />
}
