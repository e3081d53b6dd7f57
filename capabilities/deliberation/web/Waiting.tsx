import { DataTable, type DeskColumn } from '../../../web/desk/DataTable.tsx'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { choiceWords } from '../words.ts'
import { mandatory } from '../rules/mandatory.ts'
import { RuleTags, Sections } from './looks.tsx'
import { pageWords } from './words.ts'
import type { WaitingCase } from './shapes.ts'

/** Cases that a rule sends to a meeting: what the head convenes one from. */
export function Page() {
  const t = useWords(pageWords)
  const { roles } = useMe()
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <Sections />
      <DataTable<WaitingCase>
        name="deliberation-waiting" caption={t('waiting')} path="/api/deliberation/waiting" columns={useColumns()} href={(row) => `/cases/${row.id}`} search={t('search')} sort="due" xlsx
        live={['deliberation.*', 'licensing.*']} empty={<EmptyState icon="gavel" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
        actions={roles.includes('head') && <ButtonLink to="/deliberation/convene" look="primary" size="small" icon="users">{t('convene')}</ButtonLink>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<WaitingCase>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => row.number, sort: { up: 'number' } },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    { key: 'rule', title: t('why'), width: 230, cell: (row) => <RuleTags keys={row.rules} />, filter: mandatory.map((m) => ({ value: m.key, label: speak(m.title) })), filterMany: true },
    { key: 'reviewer', title: t('reviewer'), cell: (row) => row.reviewer ?? '—' },
    { key: 'recommendation', title: t('opinion'), cell: (row) => (row.recommendation ? speak(choiceWords[row.recommendation]) : '—') },
    { key: 'due', title: t('due'), cell: (row) => (row.dueOn ? day(row.dueOn) : '—'), sort: { up: 'due' } },
    {
      key: 'ready', title: t('stage'), filter: [{ value: 'true', label: t('ready') }],
      cell: (row) => (row.meeting ? <StateTag tone="info">{t('listedOn', { n: row.meeting })}</StateTag> : row.reviewed ? <StateTag tone="done">{t('ready')}</StateTag> : <StateTag tone="wait">{t('reviewing')}</StateTag>),
    },
  ]
}
