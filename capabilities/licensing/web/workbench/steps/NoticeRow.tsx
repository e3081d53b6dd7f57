import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Select, TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { StateTag } from '../../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { fieldsOf } from '../../../form.ts'
import { shown } from '../../../form-shown.ts'
import { useCase } from '../context.ts'
import { useLicensing } from '../looks.tsx'
import { stepWords } from '../words-steps.ts'
import type { Item } from './CorrectionNotice.tsx'

const problems = ['missing', 'invalid-form', 'expired', 'unreadable', 'inconsistent', 'incomplete']

/** One document or field that the notice can ask for; listed, it takes the kind of defect and what has to be done. */
export function NoticeRow({
  id,
  kind,
  item,
  locked,
  put,
}: {
  id: string
  kind: Item['kind']
  item: Item | undefined
  locked: boolean
  put: (item: Item | null) => void
}) {
  const { view, title, showMaterial } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const files = view.documents[id]?.length ?? 0
  const missing = kind === 'material' && !files && view.materials.find((m) => m.key === id)?.needed
  const first = (): Item => ({
    key: id,
    kind,
    problem: kind === 'material' && !files ? 'missing' : 'incomplete',
    note: missing ? t('noticeSuggest', { what: speak(title(id)) }) : '',
  })
  return (
    <li className={item ? 'lw-notice-row lw-listed' : 'lw-notice-row'}>
      <div className="lw-notice-head">
        {files > 0 ? (
          <button type="button" className="lw-plain" onClick={() => showMaterial(id)}>
            {speak(title(id))}
          </button>
        ) : (
          <span>
            {speak(title(id))}
            {kind === 'field' && <Value field={id} />}
          </span>
        )}
        {missing && <StateTag tone="over">{item ? t('noticeSuggested') : speak({ zh: '缺少', en: 'Missing' })}</StateTag>}
        <Button
          size="small"
          look={item ? 'quiet' : 'plain'}
          disabledWhy={locked && !item && t('noticeLocked')}
          hideWhy
          aria-label={`${t(item ? 'noticeUnlist' : 'noticeList')} ${speak(title(id))}`}
          onClick={() => put(item ? null : first())}
        >
          {t(item ? 'noticeUnlist' : 'noticeList')}
        </Button>
      </div>
      {item && <Editor item={item} put={put} />}
    </li>
  )
}

function Editor({ item, put }: { item: Item; put: (item: Item) => void }) {
  const t = useWords(stepWords)
  const l = useLicensing()
  return (
    <div className="lw-notice-edit">
      <Select
        name={`${item.key}.problem`}
        label={t('problem')}
        required
        value={item.problem}
        onValue={(problem) => put({ ...item, problem })}
        options={problems.map((value) => ({ value, label: l(`defect.${value}`) }))}
      />
      <TextArea
        name={`${item.key}.note`}
        label={t('noticeNote')}
        required
        rows={2}
        maxLength={500}
        value={item.note}
        onValue={(note) => put({ ...item, note })}
      />
    </div>
  )
}

function Value({ field }: { field: string }) {
  const { view, form } = useCase()
  const speak = useSpeak()
  const found = form && fieldsOf(form).find(({ key }) => key === field)
  const text = found && shown(found, view.answers[field])
  return text ? <span className="ax-soft lw-value">{speak(text)}</span> : null
}
