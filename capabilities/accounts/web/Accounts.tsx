import './accounts.css'
import { useMe } from '../../../web/shared/me.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Only } from '../../../web/desk/Days.tsx'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { roles, roleWords } from '../roles.ts'
import { comma } from './words.ts'
import { words } from './desk-words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Account } from './account.ts'

/** The accounts of the administrator's region. */
export function Page() {
  const t = useWords(words)
  const { roles: held } = useMe()
  const mayOpen = held.includes('administrator')
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <DataTable<Account>
        name="accounts" caption={t('title')} path="/api/accounts/accounts" columns={useColumns()} href={(row) => `/accounts/${row.id}`} search={t('search')} xlsx
        live={['accounts.*']} empty={<EmptyState icon="users" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
        actions={<><Only name="wanted" value="yes" label={t('onlyWaiting')} />{mayOpen && <ButtonLink to="/accounts/new" look="primary" size="small" icon="plus">{t('open')}</ButtonLink>}</>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Account>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  return [
    { key: 'name', title: t('name'), head: true, cell: (row) => row.name },
    { key: 'account', title: t('account'), cell: (row) => row.account },
    {
      key: 'role', title: t('role'), cell: (row) => row.roles.map((role) => speak(roleWords[role])).join(speak(comma)),
      filter: roles.map((role) => ({ value: role, label: speak(roleWords[role]) })),
    },
    { key: 'unit', title: t('unit'), cell: (row) => row.enterprise?.name ?? (row.department && places.department(row.department)) },
    { key: 'region', title: t('region'), cell: (row) => places.region(row.region) },
    {
      key: 'state', title: t('state'), cell: (row) => <AccountState account={row} />,
      filter: [{ value: 'active', label: t('active') }, { value: 'proposed', label: t('proposed') }, { value: 'closed', label: t('closed') }, { value: 'declined', label: t('declined') }],
    },
    { key: 'totp', title: t('totp'), cell: (row) => (row.totp ? t('bound') : <span className="ax-soft">{t('notBound')}</span>), extra: true },
    { key: 'openedAt', title: t('openedAt'), cell: (row) => format.plainDay(row.openedAt), extra: true },
  ]
}

export function AccountState({ account }: { account: Pick<Account, 'state' | 'mustChange' | 'wanted'> }) {
  const t = useWords(words)
  if (account.state === 'closed') return <StateTag tone="stop">{t('closed')}</StateTag>
  if (account.state === 'declined') return <StateTag tone="stop">{t('declined')}</StateTag>
  if (account.state === 'proposed') return <StateTag tone="wait">{t('proposed')}</StateTag>
  if (account.wanted) return <StateTag tone="wait">{t('rolesWanted')}</StateTag>
  return account.mustChange ? <StateTag tone="wait">{t('mustChange')}</StateTag> : <StateTag tone="done">{t('active')}</StateTag>
}
