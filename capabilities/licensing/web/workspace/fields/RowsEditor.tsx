import { useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Field } from '../../../../../web/shared/components/Field.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { askedFields, shown } from '../../../form.ts'
import { isRecord } from '../../../form-values.ts'
import { words } from '../../words-draft.ts'
import type { Answer, Answers, Field as FormField } from '../../../sectors/sector.ts'
import type { ReactNode } from 'react'
import type { Ask } from './ask.ts'

/** Draws one question; a row asks its columns with it. */
type Cell = (ask: Ask) => ReactNode

/** A list of like things, one card each: folded it tells itself in a line, open it asks its columns. */
export function RowsEditor({ field, name, value, onValue, errorOf, cell }: Ask & { cell: Cell }) {
  const t = useWords(words)
  const speak = useSpeak()
  const rows = Array.isArray(value) ? value.filter(isRecord) : []
  const [open, setOpen] = useState<number>()
  const [gone, setGone] = useState<{ row: Answers; at: number }>()
  const put = (at: number, row: Answers) => onValue(rows.map((one, i) => (i === at ? row : one)))
  const drop = (at: number) => {
    setGone({ row: rows[at]!, at })
    setOpen(undefined)
    onValue(rows.filter((_, i) => i !== at))
  }
  const restore = () => {
    onValue([...rows.slice(0, gone!.at), gone!.row, ...rows.slice(gone!.at)] as Answer)
    setGone(undefined)
  }
  const add = () => {
    setOpen(rows.length)
    setGone(undefined)
    onValue([...rows, {}] as Answer)
  }
  return (
    <Field name={name} label={speak(field.label)} hint={field.hint && speak(field.hint)} required={field.required ?? false} error={errorOf(name)} group>
      <div className="lw-rows">
        {rows.map((row, i) => (
          <Row
            key={i} field={field} name={`${name}.${i}`} row={row} at={i} open={open === i || (rows.length === 1 && open === undefined)}
            onOpen={(now) => setOpen(now ? i : -1)} onRow={(next) => put(i, next)} onDrop={() => drop(i)} errorOf={errorOf} cell={cell}
          />
        ))}
        {gone && <p className="lw-gone" role="status">{t('rowGone', { n: gone.at + 1 })} <Button look="quiet" size="small" onClick={restore}>{t('undo')}</Button></p>}
        <div><Button icon="plus" onClick={add}>{rows.length ? t('addAnother') : t('addFirst')}</Button></div>
      </div>
    </Field>
  )
}

function Row({ field, name, row, at, open, onOpen, onRow, onDrop, errorOf, cell }: {
  field: FormField; name: string; row: Answers; at: number; open: boolean; onOpen: (open: boolean) => void; onRow: (row: Answers) => void
  onDrop: () => void; errorOf: Ask['errorOf']; cell: Cell
}) {
  const t = useWords(words)
  const speak = useSpeak()
  const columns = askedFields(field.columns ?? [], row)
  const wrong = columns.some((column) => errorOf(`${name}.${column.key}`))
  const line = columns.flatMap((column) => shown(column, row[column.key]) ?? []).map((words) => speak(words)).join(' · ')
  return (
    <details className={wrong ? 'lw-row lw-row-wrong' : 'lw-row'} open={open || wrong} onToggle={(event) => event.currentTarget.open !== (open || wrong) && onOpen(event.currentTarget.open)}>
      <summary><b>{t('row', { n: at + 1 })}</b> <span>{line || <span className="ax-soft">{t('rowEmpty')}</span>}</span></summary>
      <div className="lw-row-fields">
        {columns.map((column) => cell({
          field: column, name: `${name}.${column.key}`, value: row[column.key], errorOf, onValue: (value) => onRow({ ...row, [column.key]: value }),
        }))}
      </div>
      <div className="lw-row-end"><Button look="quiet" size="small" icon="close" onClick={onDrop}>{t('dropRow', { n: at + 1 })}</Button></div>
    </details>
  )
}
