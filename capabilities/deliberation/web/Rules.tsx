import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Checkboxes, DateInput, Radios, Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { kindWords, quorumWords, votingWords } from '../words.ts'
import { Sections } from './looks.tsx'
import { ruleWords } from './words.ts'
import type { RulesPage, RulesSet } from './shapes.ts'

type Said<T> = Readonly<Record<string, T>>
const said = <T,>(words: Said<T>, key: string) => words[key]!

/** What a department deliberates, since when, and how its meetings vote; the head changes it from a day on. */
export function Page() {
  const t = useWords(ruleWords)
  const { roles } = useMe()
  const [changing, setChanging] = useState(false)
  const query = useQuery<RulesPage>('/api/deliberation/rules', {}, { live: ['deliberation.rules-set'] })
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <Sections />
      <QueryView query={query}>
        {(page) => (
          <>
            {page.current.by === null && <Notice title={t('shipped')}>{t('shippedText')}</Notice>}
            {page.members.length < page.current.members && <Notice tone="stop" title={t('tooFew', { n: page.members.length, m: page.current.members })}>{t('tooFewText')}</Notice>}
            <section className="ax-card ax-stack">
              <div className="ax-row ax-row-apart"><h2>{t('now')}</h2>{roles.includes('head') && <Button look="primary" size="small" icon="edit" onClick={() => setChanging(true)}>{t('change')}</Button>}</div>
              <Current rules={page.current} />
              <Catalogue page={page} />
            </section>
            {page.history.length > 0 && <History rules={page.history} />}
            {changing && <SetDialog page={page} onClose={() => setChanging(false)} />}
          </>
        )}
      </QueryView>
    </div>
  )
}

function Current({ rules }: { rules: RulesSet }) {
  const t = useWords(ruleWords)
  const speak = useSpeak()
  const { day } = useFormat()
  return (
    <dl className="ax-facts">
      <dt>{t('from')}</dt><dd>{rules.by === null ? t('shippedBy') : <>{day(rules.from)} <span className="ax-soft">{t('by', { name: rules.by })}</span></>}</dd>
      <dt>{t('members')}</dt><dd>{rules.members} {t('people')}</dd>
      <dt>{t('quorum')}</dt><dd>{speak(said(quorumWords, rules.quorum))}</dd>
      <dt>{t('voting')}</dt><dd>{speak(votingWords[rules.voting])}</dd>
    </dl>
  )
}

function Catalogue({ page }: { page: RulesPage }) {
  const t = useWords(ruleWords)
  const speak = useSpeak()
  return (
    <div className="ax-stack ax-stack-sm">
      <h3>{t('on')}</h3>
      <ul className="dl-catalogue">
        {page.catalogue.map((m) => (
          <li key={m.key}>
            {page.current.on.includes(m.key) ? <span><StateTag tone="done">{t('isOn')}</StateTag></span> : <span><StateTag tone="info" icon="minus">{t('off')}</StateTag></span>}
            <span><strong>{speak(m.title)}</strong> <span className="ax-soft">{speak(said(kindWords, m.kind))}</span></span>
            <span className="ax-soft">{speak(m.clause)}{m.verified ? '' : ` · ${t('unverified')}`}{m.binding && ` · ${t('always')}`}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function History({ rules }: { rules: RulesSet[] }) {
  const t = useWords(ruleWords)
  const speak = useSpeak()
  const { day } = useFormat()
  return (
    <section className="ax-card">
      <Table
        caption={t('history')} rows={rules} rowKey={(r) => r.id} columns={[
          { key: 'from', title: t('from'), head: true, cell: (r) => day(r.from) },
          { key: 'members', title: t('members'), cell: (r) => r.members, number: true },
          { key: 'quorum', title: t('quorum'), cell: (r) => speak(said(quorumWords, r.quorum)) },
          { key: 'voting', title: t('voting'), cell: (r) => speak(votingWords[r.voting]) },
          { key: 'on', title: t('on'), cell: (r) => r.on.length, number: true },
          { key: 'by', title: t('reason'), cell: (r) => <>{r.reason} <span className="ax-soft">{t('by', { name: r.by ?? '' })}</span></> },
        ]}
      />
    </section>
  )
}

function SetDialog({ page, onClose }: { page: RulesPage; onClose: () => void }) {
  const t = useWords(ruleWords)
  const speak = useSpeak()
  const now = page.current
  const [from, setFrom] = useState(page.today)
  const [members, setMembers] = useState(String(now.members))
  const [quorum, setQuorum] = useState(now.quorum)
  const [voting, setVoting] = useState<string>(now.voting)
  const [on, setOn] = useState(now.on)
  const always = page.catalogue.filter((m) => m.binding)
  return (
    <StepDialog
      open onClose={onClose} title={t('change')} button={t('setFrom', { day: from })} done={ruleWords.done} path="/api/deliberation/rules/set"
      action={{ step: 'set', allowed: true, why: null, clause: null, reason: 'required' }} body={{ from, members: Number(members), quorum, voting, on: [...new Set([...always.map((m) => m.key), ...on])] }}
    >
      <p>{t('setNext')}</p>
      <DateInput name="from" label={t('from')} hint={t('fromHint')} value={from} onValue={setFrom} min={page.today} required />
      <TextInput name="members" label={t('members')} unit={t('people')} type="number" min={3} max={30} size={4} value={members} onValue={setMembers} required />
      <Select name="quorum" label={t('quorum')} value={quorum} onValue={setQuorum} options={Object.entries(quorumWords).map(([value, w]) => ({ value, label: speak(w) }))} />
      <Radios name="voting" label={t('voting')} inline value={voting} onValue={setVoting} options={Object.entries(votingWords).map(([value, w]) => ({ value, label: speak(w) }))} />
      <div><strong>{t('on')}</strong><p className="ax-soft">{always.map((m) => speak(m.title)).join('、')}</p></div>
      <Checkboxes name="on" label={t('onAlso')} value={on} onValue={setOn} options={page.catalogue.filter((m) => !m.binding).map((m) => ({ value: m.key, label: speak(m.title) }))} />
    </StepDialog>
  )
}
