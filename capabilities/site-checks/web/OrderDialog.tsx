import { useState } from 'react'
import { Checkboxes, DateInput, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useWords } from '../../../web/shared/words.ts'
import { pageWords } from './words.ts'
import type { Officer, OfCase } from './shapes.ts'

/** Day, place, officers and purpose of a new check. */
export function OrderDialog({ application, data, onClose, onDone }: { application: string; data: OfCase; onClose: () => void; onDone: () => void }) {
  const t = useWords(pageWords)
  const me = useMe()
  const [on, setOn] = useState('')
  const [place, setPlace] = useState(data.address)
  const [purpose, setPurpose] = useState('')
  const [team, setTeam] = useState<string[]>(data.officers.some((o) => o.id === me.id) ? [me.id] : [])
  const ready = on && place.trim() && purpose.trim() && team.length >= data.fewest
  return (
    <StepDialog
      open
      onClose={onClose}
      action={{ step: 'order', allowed: true, why: null, clause: null, reason: null }}
      path="/api/site-checks/checks/order"
      body={{ application, on, place, purpose, team }}
      title={t('order')}
      button={t('orderDo')}
      done={pageWords.ordered}
      onDone={onDone}
      disabledWhy={!ready && t('atLeast', { n: data.fewest })}
    >
      <p>{t('orderText')}</p>
      <DateInput name="on" label={t('on')} required value={on} onValue={setOn} />
      <TextInput name="place" label={t('place')} required value={place} onValue={setPlace} />
      <TeamField officers={data.officers} fewest={data.fewest} team={team} onTeam={setTeam} />
      <TextArea name="purpose" label={t('purpose')} required example={t('purposeExample')} value={purpose} onValue={setPurpose} maxLength={1000} />
    </StepDialog>
  )
}

export function TeamField({ officers, fewest, team, onTeam }: { officers: readonly Officer[]; fewest: number; team: string[]; onTeam: (team: string[]) => void }) {
  const t = useWords(pageWords)
  return (
    <Checkboxes
      name="team"
      label={t('team')}
      hint={t('atLeast', { n: fewest })}
      required
      inline
      value={team}
      onValue={(value) => onTeam([...value])}
      options={officers.map((officer) => ({ value: officer.id, label: officer.name }))}
    />
  )
}
