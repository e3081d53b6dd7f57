import { useState } from 'react'
import { useMe } from '../../../web/shared/me.tsx'
import { usePlaces } from '../../../web/shared/places.ts'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { standings } from '../rules/standing.ts'
import { postWords, standingWords, words as trade } from '../words.ts'
import { posts } from '../facts.ts'
import { Qualifications } from './parts.tsx'
import { RegimeStep } from './RegimeStep.tsx'
import { api } from './types.ts'
import { words as stepWords } from './words-steps.ts'
import { words } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Entry, RegimeState } from './types.ts'

/** Everybody of the department with the standing of each qualification. */
export function Page() {
  const t = useWords(words)
  const { roles } = useMe()
  return (
    <div className="ax-stack">
      <div><h1>{t('register')}</h1><p className="ax-soft">{t('registerLead')}</p></div>
      {roles.includes('head') && <Regime />}
      <DataTable<Entry>
        name="officers" caption={t('register')} path={api('officers')} columns={useColumns()} href={(row) => `/officers/${row.id}`} xlsx
        search={t('search')} live={['officers.*']} empty={<EmptyState icon="users" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
        actions={roles.includes('administrator') && <ButtonLink to="/officers/new" look="primary" size="small" icon="plus">{t('enter')}</ButtonLink>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Entry>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  const state = (row: Entry) => speak(trade[`state.officer.${row.state}`]!)
  return [
    { key: 'name', title: t('name'), head: true, cell: (row) => row.name },
    { key: 'department', title: t('department'), cell: (row) => places.department(row.department), ...(places.departments.length ? { filter: places.departments } : {}) },
    {
      key: 'post', title: t('posts'), filter: posts.map((p) => ({ value: p, label: speak(postWords[p]) })),
      cell: (row) => row.postings.filter((p) => !p.endedOn).map((p) => <div key={p.post}>{speak(postWords[p.post])}<div className="ax-soft ax-num">{t('stayUntil')} {format.day(p.dueOn)}</div></div>),
    },
    { key: 'standing', title: t('qualifications'), width: 230, cell: (row) => <Qualifications of={row.qualifications} />, filter: standings.map((s) => ({ value: s, label: speak(standingWords[s]) })) },
    { key: 'hand', title: t('inHand'), cell: (row) => row.hand, number: true },
    { key: 'accounts', title: t('accounts'), cell: (row) => row.accounts.map((a) => a.account).join('、') },
    {
      key: 'state', title: t('state'), cell: (row) => <StateTag tone={row.state === 'serving' ? 'done' : 'stop'}>{state(row)}</StateTag>,
      filter: (['serving', 'left'] as const).map((value) => ({ value, label: speak(trade[`state.officer.${value}`]!) })),
    },
  ]
}

/** Whether the department asks for qualifications, and the head's step to change that. */
function Regime() {
  const t = useWords(words)
  const s = useWords(stepWords)
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { data } = useQuery<RegimeState>(api('regime'), {}, { live: ['officers.*'] })
  if (!data) return null
  const { regime } = data
  const title = regime ? t(regime.inForce ? 'regimeOn' : 'regimeComing', { from: format.day(regime.from) }) : t('regimeOff')
  return (
    <>
      <Notice
        tone={regime ? 'done' : 'info'} title={title}
        actions={!regime?.until && <Button size="small" look={regime ? 'quiet' : 'plain'} onClick={() => setOpen(true)}>{s(regime ? 'lift' : 'inForce')}</Button>}
      />
      {open && <RegimeStep state={data} onClose={() => setOpen(false)} />}
    </>
  )
}
