import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { groupKeys, useNames } from './common.tsx'
import { blank, changesOf, differing, indicatorOf, typed } from './editing.ts'
import { IndicatorFields, ReasonFields } from './IndicatorFields.tsx'
import { editorWords } from './words-editor.ts'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Words } from '../../../web/shared/words.ts'
import type { Change, Indicator } from '../facts.ts'
import type { Reason, Typed } from './editing.ts'

export type Begin = { title: Words; indicators: readonly Indicator[]; changes: readonly Change[]; before: readonly Indicator[] | null }

/** The draft of a version: its indicators, and the source of each that differs. `path` and `fixed` say what is sent where. */
export function Editor({ begin, path, fixed, back }: { begin: Begin; path: string; fixed: object; back: string }) {
  const t = useWords(editorWords)
  const names = useNames()
  const navigate = useNavigate()
  const draft = useDraft(begin)
  const { send, sending, problem } = useSend()
  const clauses = useQuery<{ items: { id: string; name: Words }[] }>('/api/standards/clauses')
  const save = async () => {
    const indicators = draft.list.map(indicatorOf)
    const done = await send<Done>(path, { ...fixed, title: draft.title, indicators, changes: changesOf(draft.differences, draft.reasons) })
    if (!done.ok) return scrollTo({ top: 0 })
    refresh('/api/standards/')
    toast(editorWords.saved)
    void navigate(`/standards/${done.value.subject}`)
  }
  const wrong = (at: number, key: string) => problem?.fields.find(({ pointer }) => [`/indicators/${at}/`, `/changes/${key}/`].some((start) => `${pointer}/`.startsWith(start)))
  return (
    <form className="ax-stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <p className="ax-soft">{t('lead')}</p>
      <ErrorSummary problem={problem} />
      <div className="st-fields">
        <TextInput name="title.zh" label={t('titleZh')} required maxLength={120} value={draft.title.zh} onValue={(zh) => draft.setTitle({ ...draft.title, zh })} />
        <TextInput name="title.en" label={t('titleEn')} required maxLength={200} value={draft.title.en} onValue={(en) => draft.setTitle({ ...draft.title, en })} />
      </div>
      <datalist id="st-clauses">{clauses.data?.items.map((c) => <option key={c.id} value={c.id}>{c.name.zh}</option>)}</datalist>
      {groupKeys.map((group) => (
        <section key={group} className="ax-stack ax-stack-sm">
          <h2 className="st-group">{names.text(`group.${group}`)}</h2>
          {draft.list.map((value, at) => value.group === group && (
            <IndicatorFields
              key={value.key} at={at} value={value} put={(next) => draft.put(at, next)} remove={() => draft.remove(at)} differs={draft.differences.find((d) => d.key === value.key)}
              reason={draft.reason(value.key)} because={(reason) => draft.because(value.key, reason)} wrong={names.say(wrong(at, value.key))}
            />
          ))}
          <div className="ax-row"><Button size="small" icon="plus" onClick={() => draft.add(group)}>{t('add')}</Button></div>
        </section>
      ))}
      <Removed draft={draft} />
      <div className="ax-row"><Button type="submit" look="primary" busy={sending}>{t('save')}</Button><ButtonLink to={back} look="quiet">{t('cancel')}</ButtonLink></div>
    </form>
  )
}

/** What is asked no more says why, too. */
function Removed({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const t = useWords(editorWords)
  const speak = useSpeak()
  return draft.differences.filter((d) => d.kind === 'removed').map((d) => (
    <div key={d.key} className="st-item"><div className="ax-stack ax-stack-sm">
      <p className="ax-row ax-row-apart"><b>{t('removed', { name: speak(d.before!.name) })}</b><Button size="small" onClick={() => draft.restore(d.before!)}>{t('restore')}</Button></p>
      <ReasonFields name={d.key} reason={draft.reason(d.key)} because={(reason) => draft.because(d.key, reason)} />
    </div></div>
  ))
}

function useDraft(begin: Begin) {
  const [title, setTitle] = useState(begin.title)
  const [list, setList] = useState<Typed[]>(() => begin.indicators.map(typed))
  const [reasons, setReasons] = useState<Record<string, Reason>>(() => Object.fromEntries(begin.changes.map((c) => [c.key, { source: c.source, reference: c.reference }])))
  return {
    title, setTitle, list, reasons, differences: differing(begin.before, list),
    put: (at: number, value: Typed) => setList((was) => was.map((one, i) => (i === at ? value : one))),
    add: (group: Typed['group']) => setList((was) => [...was, blank(group)]),
    remove: (at: number) => setList((was) => was.filter((_, i) => i !== at)),
    restore: (indicator: Indicator) => setList((was) => [...was, typed(indicator)]),
    reason: (key: string): Reason => reasons[key] ?? { source: '', reference: '' },
    because: (key: string, reason: Reason) => setReasons((was) => ({ ...was, [key]: reason })),
  }
}
