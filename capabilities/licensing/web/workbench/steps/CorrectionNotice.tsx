import { useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Dialog } from '../../../../../web/shared/components/Dialog.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { fieldsOf } from '../../../form.ts'
import { useCase } from '../context.ts'
import { useKept } from '../kept.ts'
import { useLicensing } from '../looks.tsx'
import { StepProblem } from '../StepForm.tsx'
import { useStep } from '../useStep.ts'
import { stepWords } from '../words-steps.ts'
import { NoticeRow } from './NoticeRow.tsx'
import type { Words } from '../../../../../web/shared/words.ts'
import type { CaseView } from '../types.ts'

export type Item = { key: string; kind: 'material' | 'field'; problem: string; note: string }
type Listed = Record<string, Item>

/** The builder of the one notice (许可法 §32): everything that can be asked for in one list, what is missing already on it. */
export function CorrectionNotice() {
  const { view, form } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const [listed, setListed] = useKept<Listed>(
    `${view.id}/send-correction-notice/items`,
    suggested(view, (what) => t('noticeSuggest', { what: speak(what) })),
  )
  const [only, setOnly] = useState(false)
  const [open, setOpen] = useState(false)
  const items = Object.values(listed)
  const again = view.notice.length > 0
  const put = (item: Item | null, key: string) => {
    const { [key]: _, ...rest } = listed
    setListed(item ? { ...rest, [key]: item } : rest)
  }
  const rows = (kind: Item['kind'], keys: readonly string[]) =>
    keys
      .filter((key) => !only || listed[key])
      .map((key) => (
        <NoticeRow key={key} id={key} kind={kind} item={listed[key]} locked={again && !mayAsk(view, key)} put={(item) => put(item, key)} />
      ))
  const materials = view.materials.map((m) => m.key)
  const fields = form ? fieldsOf(form).flatMap((f) => (f.from ? [] : f.key)) : []
  const incomplete = items.some((item) => item.note.trim().length < 2)
  return (
    <div className="ax-stack lw-step">
      <Notice tone={again ? 'wait' : 'info'}>{again ? t('noticeAgain') : t('noticeIntro')}</Notice>
      <Marked count={items.length} only={only} toggle={() => setOnly(!only)} />
      <div className="lw-notice">
        <h3>{t('noticeMaterials')}</h3>
        <ul>{rows('material', materials)}</ul>
        <h3>{t('noticeFields')}</h3>
        <ul>{rows('field', fields)}</ul>
      </div>
      <Button
        look="primary"
        icon="eye"
        disabledWhy={!items.length ? t('noticeNone') : incomplete && t('noticeNoteMissing')}
        onClick={() => setOpen(true)}
      >
        {t('noticePreview')}
      </Button>
      <Preview open={open} close={() => setOpen(false)} items={items} />
    </div>
  )
}

function Marked({ count, only, toggle }: { count: number; only: boolean; toggle: () => void }) {
  const t = useWords(stepWords)
  return (
    <div className="ax-row ax-row-apart">
      <b role="status">{t('noticeMarked', { n: count })}</b>
      <Button size="small" aria-pressed={only} look={only ? 'primary' : 'plain'} onClick={toggle}>
        {t('noticeOnlyMarked')}
      </Button>
    </div>
  )
}

/** What is missing is listed before the officer has looked. */
const suggested = (view: CaseView, note: (what: Words) => string): Listed =>
  Object.fromEntries(
    view.materials
      .filter((m) => m.needed && !view.documents[m.key]?.length)
      .map((m) => [m.key, { key: m.key, kind: 'material', problem: 'missing', note: note(m.title) }]),
  )

/** A later notice may repeat what was not answered, or concern what changed since. */
const mayAsk = (view: CaseView, key: string) =>
  view.changed.includes(key) || view.notice.some((item) => item.key === key && item.cured_round === null)

/** The notice as it will stand on the writ; sending it is the one irreversible press. */
function Preview({ open, close, items }: { open: boolean; close: () => void; items: readonly Item[] }) {
  const { view, title } = useCase()
  const t = useWords(stepWords)
  const l = useLicensing()
  const speak = useSpeak()
  const { perform, sending, problem } = useStep('send-correction-notice')
  const order = view.materials.map((m) => m.key)
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const sorted = [...items].sort((a, b) => place(a.key) - place(b.key))
  const send = async () => {
    const answer = await perform({ items: sorted.map((item) => ({ ...item, note: item.note.trim() })) })
    if (answer.ok) close()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('noticeTitle')}
      width="42rem"
      footer={
        <Button look="primary" busy={sending} icon="send" onClick={() => void send()}>
          {t('noticeSend', { n: items.length })}
        </Button>
      }
    >
      <p>
        {view.enterprise.name} · {view.number}
      </p>
      <ol className="lw-preview">
        {sorted.map((item) => (
          <li key={item.key}>
            <b>{speak(title(item.key))}</b> — {l(`defect.${item.problem}`)}
            <p>{item.note}</p>
          </li>
        ))}
      </ol>
      <Notice>{t('noticeEffect')}</Notice>
      <StepProblem problem={problem} />
    </Dialog>
  )
}
