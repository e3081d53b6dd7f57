import { useState } from 'react'
import { stepAction } from '../../../web/shared/steps.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { DateInput, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { calendarYear } from '../procedure.ts'
import { readDays } from './days.ts'
import { yearDone, yearWords } from './words.ts'

const blank = (year: number) => ({ year: String(year), notice: '', published: '', holidays: '', workdays: '' })

/** The system administrator takes in a year from the State Council's notice, feast by feast. */
export function PublishYear({ next }: { next: number }) {
  const t = useWords(yearWords)
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState(() => blank(next))
  const action = stepAction(calendarYear, 'publish', null, me.roles)
  if (!action) return null
  const [off, worked] = [readDays(form.holidays), readDays(form.workdays)]
  const wrong = [...off.wrong, ...worked.wrong]
  const field = (name: keyof typeof form) => ({ name, required: true, value: form[name], onValue: (value: string) => setForm({ ...form, [name]: value }) })
  return (
    <>
      <Button icon="plus" size="small" onClick={() => setOpen(true)}>{t('open')}</Button>
      {open && (
        <StepDialog
          open onClose={() => setOpen(false)} action={action} path="/api/law/calendars/publish" title={t('open')} button={t('save')} done={yearDone}
          body={{ year: Number(form.year), notice: form.notice, published: form.published, holidays: off.days, workdays: worked.days }}
          disabledWhy={wrong.length > 0 && t('unread', { line: wrong[0]! })}
        >
          <p>{t('text')}</p>
          <TextInput {...field('year')} label={t('year')} inputMode="numeric" maxLength={4} size={6} />
          <TextInput {...field('notice')} label={t('notice')} example={t('noticeExample')} />
          <DateInput {...field('published')} label={t('published')} />
          <TextArea {...field('holidays')} label={t('holidays')} hint={t('holidaysHint')} example={t('holidaysExample', { year: form.year })} rows={7} />
          <TextArea {...field('workdays')} required={false} label={t('workdays')} hint={t('workdaysHint')} rows={4} />
          <p className="ax-hint" role="status">{t('counted', { off: Object.keys(off.days).length, worked: Object.keys(worked.days).length })}</p>
        </StepDialog>
      )}
    </>
  )
}
