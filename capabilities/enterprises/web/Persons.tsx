import './enterprises.css'
import { useState } from 'react'
import { useMe } from '../../../web/shared/me.tsx'
import { mayOpen } from '../../../web/shared/page.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Reveal } from '../../../web/shared/components/Reveal.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { request } from '../../looks/procedure.ts'
import { postWords } from '../words.ts'
import { enterprisePath } from './enterprise.ts'
import { words } from './words.ts'
import type { ReactNode } from 'react'
import type { MaskedPerson } from './enterprise.ts'

/** The responsible persons, masked. The enterprise sees its own whole, one at a time and saying what for; an officer asks for an approval. */
export function Persons({ of, actions }: { of: string; actions?: ReactNode }) {
  const t = useWords(words)
  const itself = useMe().enterprise?.id === of
  const query = useQuery<{ items: readonly MaskedPerson[] }>(enterprisePath(of, 'persons'), {}, { live: [of] })
  const [shown, setShown] = useState<MaskedPerson>()
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('persons')}</h2>{actions}</div>
      <p className="ax-hint">{t(itself ? 'personsHint' : 'personsAskHint')}</p>
      <QueryView query={query} empty={<p className="ax-soft">{t('personsNone')}</p>}>
        {({ items }) => <div className="en-persons"><PersonTable items={items} of={of} {...(itself ? { onShow: setShown } : {})} /></div>}
      </QueryView>
      {shown && (
        <Reveal
          title={t('revealTitle', { name: shown.name })} path={`/api/enterprises/persons/${shown.id}/reveal`} hint={t('purposeHint')} onClose={() => setShown(undefined)}
          shows={[{ key: 'citizenId', label: t('citizenId') }, { key: 'phone', label: t('phone') }]}
        />
      )}
    </section>
  )
}

function PersonTable({ items, of, onShow }: { items: readonly MaskedPerson[]; of: string; onShow?: (person: MaskedPerson) => void }) {
  const t = useWords(words)
  const mayAsk = mayOpen({ roles: Object.keys(request.steps.ask.by) }, useMe().roles)
  const speak = useSpeak()
  const masked = (value: string | null) => (value ? <span className="en-masked">{value}</span> : <span className="ax-soft">{t('none1')}</span>)
  return (
    <Table
      caption={t('persons')} hideCaption rows={items} rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('person'), head: true, cell: (row) => row.name },
        { key: 'post', title: t('post'), cell: (row) => speak(postWords[row.post]) },
        { key: 'citizenId', title: t('citizenId'), cell: (row) => masked(row.citizenId) },
        { key: 'phone', title: t('phone'), cell: (row) => masked(row.phone) },
        {
          key: 'reveal', title: <span className="ax-hidden-visually">{t('reveal')}</span>,
          cell: (row) => {
            if (!row.citizenId && !row.phone) return null
            if (onShow) return <Button size="small" look="quiet" icon="eye" aria-label={`${t('reveal')} ${row.name}`} onClick={() => onShow(row)}>{t('reveal')}</Button>
            return mayAsk && <ButtonLink to={`/looks/new?enterprise=${of}&of=${row.id}`} size="small" look="quiet" icon="eye" aria-label={`${t('askToSee')} ${row.name}`}>{t('askToSee')}</ButtonLink>
          },
        },
      ]}
    />
  )
}
