import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ConfirmDialog } from '../../../web/shared/components/Dialog.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { get, newRequestId, send } from '../../../web/shared/api.ts'
import { refresh } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { reviewPath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Answer, ApiProblem } from '../../../web/shared/api.ts'
import type { StoredFile } from '../../../web/shared/upload.ts'
import type { Review } from './shapes.ts'

const post = <T,>(path: string, body: object) => send<T>(path, body, { requestId: newRequestId() })

/** The draft to fill: the one that the pre-review began with, or a new one. */
async function draftFor(review: Review): Promise<Answer<{ id: string }>> {
  if (review.sourceDraft) {
    const mine = await get<{ items: { id: string }[] }>('/api/licensing/drafts')
    const there = mine.ok && mine.value.items.find((draft) => draft.id === review.sourceDraft)
    if (there) return { ok: true, value: there }
  }
  return post<{ id: string }>('/api/licensing/drafts', { sector: review.sector })
}

/** Puts the good documents into the draft, each at its place; may be repeated. */
async function fill(review: Review, draft: string): Promise<Answer<unknown>> {
  const copies = await post<{ version: number; documents: Record<string, StoredFile[]> }>(reviewPath(review.id, 'to-draft'), { draft })
  if (!copies.ok) return copies
  let { version } = copies.value
  for (const [key, files] of Object.entries(copies.value.documents)) {
    const saved = await post<{ version: number }>(`/api/licensing/drafts/${draft}/save`, { version, documents: { [key]: files.map((f) => f.id) } })
    if (saved.ok) version = saved.value.version
    // A kind of file that the application does not take there stays behind; the draft's page says what it wants.
    else if (saved.problem.code !== 'licensing/kind-refused') return saved
  }
  return copies
}

/** One button: a draft, the pre-review carried into it, its good documents in their places. */
export function Carry({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const go = useNavigate()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const n = review.items.filter((item) => item.kind === 'material' && item.result === 'good').length
  const start = async () => {
    setBusy(true)
    const draft = await draftFor(review)
    const carried = draft.ok ? await post(reviewPath(review.id, 'carry'), { seen: review.seen, draft: draft.value.id }) : draft
    const filled = draft.ok && carried.ok ? await fill(review, draft.value.id) : carried
    setBusy(false)
    refresh()
    if (!filled.ok) setProblem(filled.problem)
    else if (draft.ok) await go(`/drafts/${draft.value.id}`)
  }
  return (
    <>
      <Button look="primary" icon="send" onClick={() => setOpen(true)}>{t('start')}</Button>
      <ConfirmDialog open={open} onClose={() => setOpen(false)} title={t('startTitle')} action={t('start')} busy={busy} problem={problem} onConfirm={() => void start()}>
        <p>{t('startText', { n })}</p>
      </ConfirmDialog>
    </>
  )
}

/** Where it went; the documents may be brought again if the line broke on the way. */
export function Carried({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const go = useNavigate()
  const [problem, setProblem] = useState<ApiProblem>()
  const repeat = async () => {
    const filled = await fill(review, review.draft!)
    if (filled.ok) await go(`/drafts/${review.draft}/documents`)
    else setProblem(filled.problem)
  }
  return (
    <Notice
      tone="done" title={t('carried')}
      actions={review.application ? <ButtonLink to={`/cases/${review.application}`}>{t('goCase')}</ButtonLink> : <>
        <ButtonLink look="primary" to={`/drafts/${review.draft}`}>{t('goDraft')}</ButtonLink>
        <Button look="quiet" onClick={() => void repeat()}>{t('repeat')}</Button>
      </>}
    >
      {!review.application && <p>{t('carriedText')}</p>}
      <ProblemNotice problem={problem} />
    </Notice>
  )
}
