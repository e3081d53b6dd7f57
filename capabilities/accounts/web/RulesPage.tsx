import './accounts.css'
import { useState } from 'react'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Checkboxes, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { rules as procedure } from '../procedure.ts'
import { isAdministrator, officers, roleWords } from '../roles.ts'
import { done, words } from './rules-words.ts'
import { comma } from './words.ts'
import type { Rules } from '../rules.ts'

type Version = { id: string; at: string; by: string; reason: string | null; rules: Rules }
type Answer = { rules: Rules; follows: string | null; versions: readonly Version[]; strict: Rules }
const numbers = ['length', 'history', 'expiresAfter', 'failures', 'lockedFor', 'idleWorkbench', 'idleWorkspace', 'absolute'] as const
const units = {
  length: 'signs', history: 'last', expiresAfter: 'days', failures: 'times', lockedFor: 'minutes', idleWorkbench: 'minutes', idleWorkspace: 'minutes', absolute: 'hours',
} as const

/** What is demanded of passwords and sessions, who changed it when and why; the security administrator changes it. */
export function Page() {
  const t = useWords(words)
  const query = useQuery<Answer>('/api/accounts/rules', {}, { live: ['accounts.rules-set'] })
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <QueryView query={query} lines={10}>{(data) => <><InForce {...data} /><Versions {...data} /></>}</QueryView>
    </div>
  )
}

function InForce({ rules, follows }: Answer) {
  const t = useWords(words)
  const say = useSaying()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const action = stepAction(procedure, 'set', null, me.roles)
  return (
    <section className="ax-card ax-stack">
      <dl className="ax-facts">
        {numbers.map((name) => <Fact key={name} name={t(name)} value={say(name, rules)} />)}
        <Fact name={t('secondFactor')} value={say('secondFactor', rules)} />
      </dl>
      {action && <div className="ax-row ax-no-print"><Button look="primary" icon="edit" onClick={() => setOpen(true)}>{t('change')}</Button></div>}
      {open && action && <Change rules={rules} follows={follows} action={action} onClose={() => setOpen(false)} />}
    </section>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => <><dt>{name}</dt><dd>{value}</dd></>

/** One rule in words: `12 个字符`. */
function useSaying() {
  const t = useWords(words)
  const speak = useSpeak()
  return (name: keyof Rules, rules: Rules): string => {
    if (name === 'secondFactor') return rules.secondFactor.map((role) => speak(roleWords[role])).join(speak(comma))
    const value = rules[name]
    return value === null ? t('never') : t(units[name], { n: value })
  }
}

function Change({ rules, follows, action, onClose }: { rules: Rules; follows: string | null; action: NonNullable<ReturnType<typeof stepAction>>; onClose: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const [form, setForm] = useState(() => Object.fromEntries(numbers.map((name) => [name, String(rules[name] ?? '')])) as Record<(typeof numbers)[number], string>)
  const [secondFactor, setSecondFactor] = useState<string[]>(rules.secondFactor)
  const next = { ...Object.fromEntries(numbers.map((name) => [name, form[name].trim() === '' ? null : Number(form[name])])), secondFactor }
  return (
    <StepDialog open onClose={onClose} action={action} path="/api/accounts/rules/set" body={{ rules: next, follows }} title={t('change')} button={t('save')} done={done}>
      <p>{t('changeText')}</p>
      <div className="ac-rules">
        {numbers.map((name) => (
          <TextInput
            key={name} name={`rules.${name}`} label={t(name)} value={form[name]} onValue={(value) => setForm({ ...form, [name]: value })} inputMode="numeric" size={6} maxLength={4}
            required={name !== 'expiresAfter'} hint={name === 'expiresAfter' ? t('neverHint') : undefined} unit={<span className="ax-soft">{name === 'history' ? t('ofThem') : t(units[name], { n: '' })}</span>}
          />
        ))}
      </div>
      <Checkboxes
        name="rules.secondFactor" label={t('secondFactor')} hint={t('secondFactorHint')} inline value={secondFactor} onValue={setSecondFactor}
        options={[...officers, 'applicant' as const].map((role) => ({ value: role, label: speak(roleWords[role]), disabled: isAdministrator(role) && secondFactor.includes(role) }))}
      />
    </StepDialog>
  )
}

function Versions({ versions, strict }: Answer) {
  const t = useWords(words)
  const format = useFormat()
  const say = useSaying()
  const changed = (one: Version, before: Rules) => ([...numbers, 'secondFactor'] as const)
    .filter((name) => JSON.stringify(one.rules[name]) !== JSON.stringify(before[name])).map((name) => t('changedFrom', { what: t(name), before: say(name, before), after: say(name, one.rules) }))
  return (
    <section className="ax-card ax-stack">
      <h2>{t('history_')}</h2>
      {versions.length === 0
        ? <p className="ax-soft">{t('none')}</p>
        : <Table
          caption={t('history_')} hideCaption rows={versions.map((one, i) => ({ ...one, before: versions[i + 1]?.rules ?? strict }))} rowKey={(row) => row.id}
          columns={[
            { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{format.moment(row.at)}</span> },
            { key: 'by', title: t('by'), cell: (row) => <span className="ac-name">{row.by}</span> },
            { key: 'what', title: t('what'), cell: (row) => changed(row, row.before).map((line) => <div key={line}>{line}</div>) },
            { key: 'why', title: t('why'), cell: (row) => row.reason },
          ]}
        />}
    </section>
  )
}
