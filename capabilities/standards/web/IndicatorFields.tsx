import { Button } from '../../../web/shared/components/Button.tsx'
import { Checkbox, Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { demand } from '../indicators.ts'
import { groupKeys, useNames } from './common.tsx'
import { indicatorOf } from './editing.ts'
import { editorWords } from './words-editor.ts'
import type { Difference } from '../indicators.ts'
import type { Reason, Typed } from './editing.ts'

type Props = { at: number; value: Typed; put: (value: Typed) => void; remove: () => void; differs: Difference | undefined; reason: Reason; because: (reason: Reason) => void; wrong: string | undefined }

/** One indicator: a line that opens to its fields; where it differs from the version before it asks for the source. */
export function IndicatorFields({ at, value, put, remove, differs, reason, because, wrong }: Props) {
  const t = useWords(editorWords)
  const speak = useSpeak()
  const names = useNames()
  const field = (key: keyof Typed) => ({ name: `indicators.${at}.${key}`, value: String(value[key]), onValue: (next: string) => put({ ...value, [key]: next } as Typed) })
  const choices = (keys: readonly string[], label: (key: string) => string) => keys.map((key) => ({ value: key, label: label(key) }))
  const measured = value.comparison !== 'yes'
  return (
    <details className={wrong ? 'st-item st-item-wrong' : 'st-item'} open={!value.nameZh || Boolean(wrong) || undefined}>
      <summary>
        {value.nameZh || t('unnamed')} <span className="ax-soft ax-num">{speak(demand(indicatorOf(value)))} · {value.clause}</span>
        {differs && <> <StateTag tone={reason.source && reason.reference.length >= 4 ? 'info' : 'wait'}>{t('differs')}</StateTag></>}
      </summary>
      <div className="ax-stack">
        {wrong && <p className="ax-error">{wrong}</p>}
        <div className="st-fields">
          <TextInput label={t('nameZh')} required maxLength={80} {...field('nameZh')} />
          <TextInput label={t('nameEn')} maxLength={160} {...field('nameEn')} />
          <Select label={t('group')} required options={choices(groupKeys, (k) => names.text(`group.${k}`))} {...field('group')} />
          <Select label={t('comparison')} required options={choices(['at-least', 'at-most', 'equal', 'yes'], (k) => t(k as 'equal'))} {...field('comparison')} />
          {measured && (
            <>
              <TextInput label={t('threshold')} required inputMode="decimal" {...field('threshold')} />
              <TextInput label={t('unitZh')} maxLength={20} {...field('unitZh')} />
              <TextInput label={t('unitEn')} maxLength={30} {...field('unitEn')} />
              <TextInput label={t('min')} inputMode="decimal" {...field('min')} />
              <TextInput label={t('max')} inputMode="decimal" {...field('max')} />
            </>
          )}
          <TextInput label={t('clause')} required list="st-clauses" {...field('clause')} />
        </div>
        <Checkbox name={`indicators.${at}.mandatory`} label={t('mandatory')} checked={value.mandatory} onChecked={(mandatory) => put({ ...value, mandatory })} />
        <Checkbox name={`indicators.${at}.verified`} label={t('verified')} checked={value.verified} onChecked={(verified) => put({ ...value, verified })} />
        {differs && <ReasonFields name={value.key} reason={reason} because={because} />}
        <div className="ax-row"><Button size="small" look="quiet" icon="close" onClick={remove}>{t('remove')}</Button></div>
      </div>
    </details>
  )
}

/** What made the change necessary, with its reference. */
export function ReasonFields({ name, reason, because }: { name: string; reason: Reason; because: (reason: Reason) => void }) {
  const t = useWords(editorWords)
  const names = useNames()
  return (
    <div className="st-fields">
      <Select
        name={`changes.${name}.source`} label={t('source')} required placeholder="" options={['law', 'policy', 'accident'].map((value) => ({ value, label: names.text(`source.${value}`) }))}
        value={reason.source} onValue={(source) => because({ ...reason, source: source as Reason['source'] })}
      />
      <TextInput name={`changes.${name}.reference`} label={t('reference')} required maxLength={300} value={reason.reference} onValue={(reference) => because({ ...reason, reference })} />
    </div>
  )
}
