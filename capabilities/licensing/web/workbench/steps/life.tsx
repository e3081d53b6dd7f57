import { Radios, TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useWords } from '../../../../../web/shared/words.ts'
import { lifeWords } from '../../words-life.ts'
import { useCase } from '../context.ts'
import { useKept } from '../kept.ts'
import { useLicensing } from '../looks.tsx'
import { StepForm } from '../StepForm.tsx'

type Check = { clear: 'yes' | 'no' | ''; source: string }

/** 条例 §9: for each point, what was found and where the reviewer looked. */
export function ConfirmExtension() {
  const { view } = useCase()
  const t = useWords(lifeWords)
  const l = useLicensing()
  const keys = view.extension?.checks ?? []
  const [kept, keep] = useKept<Record<string, Check>>(`${view.id}/confirm-extension/checks`, {})
  const of = (key: string): Check => kept[key] ?? { clear: '', source: '' }
  const put = (key: string, change: Partial<Check>) => keep({ ...kept, [key]: { ...of(key), ...change } })
  const checks = keys.map((key) => ({ key, clear: of(key).clear === 'yes', source: of(key).source.trim() }))
  const invalid = keys.some((key) => !of(key).clear || of(key).source.trim().length < 2) && t('sourceMissing')
  return (
    <StepForm step="confirm-extension" body={{ checks }} action={t('confirmDo')} invalid={invalid}>
      <p className="ax-soft">{t('ourRegister', { n: view.extension?.suspended ?? 0 })}</p>
      {keys.map((key) => (
        <div key={key} className="ax-stack">
          <Radios
            name={key} label={l(`extension.${key}`)} required inline value={of(key).clear} onValue={(clear) => put(key, { clear: clear as Check['clear'] })}
            options={[{ value: 'yes', label: t('clear') }, { value: 'no', label: t('found') }]}
          />
          <TextInput name={`${key}-source`} label={t('source')} required maxLength={300} value={of(key).source} onValue={(source) => put(key, { source })} />
        </div>
      ))}
    </StepForm>
  )
}

/** What the reviewer confirmed stands above the decision to extend. */
function Confirmed() {
  const { view } = useCase()
  const t = useWords(lifeWords)
  const l = useLicensing()
  const { day } = useFormat()
  const confirmed = view.extension?.confirmed
  if (!confirmed) return null
  return (
    <Notice tone={confirmed.checks.every((c) => c.clear) ? 'done' : 'over'} title={t('confirmedBy', { name: confirmed.by, day: day(confirmed.on) })}>
      <ul>{confirmed.checks.map((c) => <li key={c.key}>{l(`extension.${c.key}`)}：{t(c.clear ? 'clear' : 'found')} <span className="ax-soft">{c.source}</span></li>)}</ul>
    </Notice>
  )
}

export function Extend() {
  const t = useWords(lifeWords)
  return <StepForm step="extend" action={t('extendDo')} ask={t('extendAsk')}><Confirmed /></StepForm>
}

export function Examine() {
  const t = useWords(lifeWords)
  return <StepForm step="examine" action={t('examineDo')} ask={t('examineAsk')} reasonLabel={t('examineReason')} reasonHint={t('examineHint')}><Confirmed /></StepForm>
}

const reissue = (step: 'renew' | 'alter' | 'reprint') => function Reissue() {
  const { view } = useCase()
  const t = useWords(lifeWords)
  return <StepForm step={step} body={{ licence: view.stake?.id }} action={t(`${step}Do`)} ask={t(`${step}Ask`)} />
}
export const Renew = reissue('renew')
export const Alter = reissue('alter')
export const Reprint = reissue('reprint')
