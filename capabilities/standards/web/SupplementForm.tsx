import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { sectorKeys, useNames } from './common.tsx'
import { editorWords } from './words-editor.ts'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Supplement } from './types.ts'

type Typed = { sector: string; titleZh: string; titleEn: string; kind: string; keywords: string; guidance: string; reason: string; conditions: { key: string; zh: string; en: string }[] }
const fresh = () => ({ key: crypto.randomUUID().slice(0, 13), zh: '', en: '' })
const begin = (s: Supplement | undefined): Typed => ({
  sector: s?.sector ?? '', titleZh: s?.title.zh ?? '', titleEn: s?.title.en ?? '', kind: s?.kind ?? 'process', keywords: s?.keywords.join('、') ?? '', guidance: s?.guidance ?? '', reason: '',
  conditions: s?.conditions.map((c) => ({ key: c.key, ...c.text })) ?? [fresh()],
})
const bodyOf = (v: Typed) => ({
  title: { zh: v.titleZh.trim(), en: v.titleEn.trim() || v.titleZh.trim() }, kind: v.kind, keywords: v.keywords.split(/[、,，;；]/).map((k) => k.trim()).filter(Boolean), guidance: v.guidance,
  conditions: v.conditions.map((c) => ({ key: c.key, text: { zh: c.zh.trim(), en: c.en.trim() || c.zh.trim() } })),
})

/** Registers supplementary conditions, or revises those that are given. */
export function SupplementForm({ supplement, back }: { supplement?: Supplement; back: string }) {
  const t = useWords(editorWords)
  const names = useNames()
  const navigate = useNavigate()
  const [v, set] = useState(() => begin(supplement))
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const field = (key: Exclude<keyof Typed, 'conditions'>, name: string = key) => ({ name, value: v[key], onValue: (value: string) => set({ ...v, [key]: value }), error: error(name) })
  const put = (at: number, part: object) => set({ ...v, conditions: v.conditions.map((c, i) => (i === at ? { ...c, ...part } : c)) })
  const save = async () => {
    const done = supplement ? await send<Done>(`/api/standards/supplements/${supplement.id}/revise`, { seen: supplement.seen, ...bodyOf(v) }, { reason: v.reason })
      : await send<Done>('/api/standards/supplements/register', { sector: v.sector, ...bodyOf(v) })
    if (!done.ok) return scrollTo({ top: 0 })
    refresh('/api/standards/')
    toast(supplement ? editorWords.revised : editorWords.registered)
    void navigate(`/supplements/${done.value.subject}`)
  }
  return (
    <form className="ax-stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <ErrorSummary problem={problem} />
      <div className="st-fields">
        {!supplement && <Select label={t('sector')} required placeholder="" options={sectorKeys.map((value) => ({ value, label: names.sector(value) }))} {...field('sector')} />}
        <Select label={t('kind')} required options={['technology', 'process', 'equipment', 'material'].map((value) => ({ value, label: names.text(`kind.${value}`) }))} {...field('kind')} />
        <TextInput label={t('name')} required maxLength={120} {...field('titleZh', 'title.zh')} />
        <TextInput label={t('nameEn')} maxLength={200} {...field('titleEn', 'title.en')} />
      </div>
      <TextInput label={t('keywords')} hint={t('keywordsHint')} maxLength={300} {...field('keywords')} />
      <h2>{t('conditions')}</h2>
      {v.conditions.map((c, at) => (
        <div key={c.key} className="st-fields">
          <TextInput name={`conditions.${at}.text.zh`} label={`${t('conditionZh')} ${at + 1}`} required maxLength={200} value={c.zh} onValue={(zh) => put(at, { zh })} error={error(`conditions.${at}.text.zh`)} />
          <TextInput name={`conditions.${at}.text.en`} label={t('conditionEn')} maxLength={300} value={c.en} onValue={(en) => put(at, { en })} />
          {v.conditions.length > 1 && <div className="ax-row"><Button size="small" look="quiet" icon="close" onClick={() => set({ ...v, conditions: v.conditions.filter((_, i) => i !== at) })}>{t('remove')}</Button></div>}
        </div>
      ))}
      <div className="ax-row"><Button size="small" icon="plus" onClick={() => set({ ...v, conditions: [...v.conditions, fresh()] })}>{t('addCondition')}</Button></div>
      <TextArea label={t('guidance')} required maxLength={4000} {...field('guidance')} />
      {supplement && <TextArea label={t('source')} hint={t('snapshot')} required rows={2} maxLength={2000} {...field('reason')} />}
      <div className="ax-row"><Button type="submit" look="primary" busy={sending}>{t(supplement ? 'revise' : 'register')}</Button><ButtonLink to={back} look="quiet">{t('cancel')}</ButtonLink></div>
    </form>
  )
}
