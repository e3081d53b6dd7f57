import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { DateInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { stepAction } from '../../../web/shared/steps.ts'
import { useWords } from '../../../web/shared/words.ts'
import { version } from '../procedure.ts'
import { done, words } from './words.ts'
import type { Texts } from '../facts.ts'
import type { At } from './TemplatePage.tsx'
import type { Template } from './shapes.ts'

/** From which day, and why: asked once, with what it means. */
export function Publish({ at, template, texts, why }: { at: At; template: Template; texts: Texts; why: string | false }) {
  const t = useWords(words)
  const { roles } = useMe()
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState(template.day)
  const action = stepAction(version, 'publish', null, roles)
  const no = template.base + 1
  if (!action) return null
  const body = { ...at, from, base: template.base, texts: Object.fromEntries(template.fields.map(({ key }) => [key, (texts[key] ?? '').trim()])) }
  return (
    <>
      <Button look="primary" disabledWhy={why} onClick={() => setOpen(true)}>{t('publish')}</Button>
      {open && (
        <StepDialog open onClose={() => setOpen(false)} action={action} path="/api/templates/versions/publish" body={body} title={t('dialog', { n: no })} button={t('do', { n: no })} done={done}>
          <p>{t('dialogText')}</p>
          <DateInput name="from" label={t('from')} required value={from} onValue={setFrom} min={template.day} />
        </StepDialog>
      )}
    </>
  )
}
