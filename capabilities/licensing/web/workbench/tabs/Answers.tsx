import { Skeleton } from '../../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { summary } from '../../../form.ts'
import { useCase } from '../context.ts'
import { caseWords } from '../words-case.ts'
import type { SummaryRow } from '../../../form-shown.ts'

/** The form as it was answered, by section; what changed in the last round is marked. */
export function AnswersTab() {
  const { view, form } = useCase()
  const speak = useSpeak()
  if (!form) return <Skeleton lines={8} />
  const rows = summary(form, view.answers)
  const sections = [...new Set(rows.map((row) => row.section))]
  return (
    <div className="lw-answers">
      {sections.map((section) => (
        <section key={section.zh}>
          <h3>{speak(section)}</h3>
          <dl className="ax-facts">
            {rows
              .filter((row) => row.section === section)
              .map((row) => (
                <Row key={row.pointer} row={row} changed={view.changed.includes(row.pointer.slice(1))} />
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Row({ row, changed }: { row: SummaryRow; changed: boolean }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  return (
    <>
      <dt>{speak(row.label)}</dt>
      <dd>
        {changed && (
          <StateTag tone="info" icon="edit">
            {t('changedField')}
          </StateTag>
        )}
        {row.rows ? <Rows rows={row.rows} /> : row.shown ? speak(row.shown) : <span className="ax-soft">{t('notAnswered')}</span>}
      </dd>
    </>
  )
}

function Rows({ rows }: { rows: NonNullable<SummaryRow['rows']> }) {
  const speak = useSpeak()
  const columns = [...new Map(rows.flat().map((cell) => [cell.label.zh, cell.label])).values()]
  return (
    <div className="lw-scroll" tabIndex={0}>
      <table className="lw-rows">
        <thead>
          <tr>
            {columns.map((label) => (
              <th key={label.zh} scope="col">
                {speak(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {columns.map((label) => {
                const cell = cells.find((one) => one.label.zh === label.zh)
                return <td key={label.zh}>{cell?.shown ? speak(cell.shown) : '—'}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
