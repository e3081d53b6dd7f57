import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Radios, Select, TextArea, TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { askedFields, fieldsOf } from '../../../form.ts'
import { shown } from '../../../form-shown.ts'
import { useCase } from '../context.ts'
import { useKept } from '../kept.ts'
import { StepForm } from '../StepForm.tsx'
import { stepWords } from '../words-steps.ts'
import type { Answer, Answers, Field } from '../../../sectors/sector.ts'

const simple = ['text', 'long-text', 'number', 'date', 'choice', 'yes-no']

/** 当场更正: single answers that the applicant corrects at the counter; tables and personal values go through a notice. */
export function CorrectOnTheSpot() {
  const { view, form } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const [changed, setChanged] = useKept<Answers>(`${view.id}/correct-on-the-spot/answers`, {})
  const fields = form ? askedFields(fieldsOf(form), view.answers).filter((f) => simple.includes(f.type) && !f.from) : []
  const keys = Object.keys(changed)
  const put = (key: string, value: Answer) => setChanged({ ...changed, [key]: value })
  const drop = (key: string) => {
    const { [key]: _, ...rest } = changed
    setChanged(rest)
  }
  return (
    <StepForm
      step="correct-on-the-spot"
      body={{ answers: changed }}
      action={t('correctDo', { n: keys.length })}
      invalid={!keys.length && t('correctNone')}
      reasonLabel={t('correctReason')}
      reasonHint={t('correctReasonHint')}
    >
      <Select
        name="field"
        label={t(keys.length ? 'correctMore' : 'correctPick')}
        hint={t('correctPersonal')}
        value=""
        placeholder="—"
        onValue={(key) => key && put(key, view.answers[key] ?? '')}
        options={fields.filter(({ key }) => !(key in changed)).map(({ key, label }) => ({ value: key, label: speak(label) }))}
      />
      {fields
        .filter(({ key }) => key in changed)
        .map((field) => (
          <div key={field.key} className="lw-correct">
            <Editor
              field={field}
              value={changed[field.key]!}
              hint={t('correctOld', { what: speak(shown(field, view.answers[field.key]) ?? { zh: '未填', en: 'empty' }) })}
              put={(value) => put(field.key, value)}
            />
            <Button size="small" look="quiet" icon="close" onClick={() => drop(field.key)}>
              {t('remove')}
            </Button>
          </div>
        ))}
    </StepForm>
  )
}

function Editor({ field, value, hint, put }: { field: Field; value: Answer; hint: string; put: (value: Answer) => void }) {
  const t = useWords(stepWords)
  const speak = useSpeak()
  const common = { name: `answers.${field.key}`, label: speak(field.label), hint, required: field.required ?? false }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (field.type === 'yes-no') {
    return (
      <Radios
        {...common}
        inline
        value={value === true ? 'yes' : value === false ? 'no' : ''}
        onValue={(v) => put(v === 'yes')}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
      />
    )
  }
  if (field.type === 'choice') {
    return (
      <Select
        {...common}
        value={text}
        onValue={put}
        options={(field.options ?? []).map((o) => ({ value: o.value, label: speak(o.label) }))}
      />
    )
  }
  if (field.type === 'long-text') return <TextArea {...common} rows={3} value={text} onValue={put} />
  const type = field.type === 'number' ? 'number' : field.type === 'date' ? 'date' : 'text'
  return (
    <TextInput
      {...common}
      type={type}
      step="any"
      value={text}
      unit={field.unit && speak(field.unit)}
      onValue={(v) => put(type === 'number' && v !== '' ? Number(v) : v)}
    />
  )
}
