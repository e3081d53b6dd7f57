import { useParams } from 'react-router'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { State, StepButton, useText } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Flag } from './shapes.ts'

/** One decided case with a tie: what the officer did in it, and what was found. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<Flag & { actions: Action[] }>(`/api/integrity/flags/${id}`, {}, { live: [id!] })
  return <QueryView query={query} lines={8}>{(flag) => <Whole flag={flag} />}</QueryView>
}

function Whole({ flag }: { flag: Flag & { actions: Action[] } }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const text = useText()
  const { day } = useFormat()
  return (
    <div className="ax-stack">
      <header className="ax-row ax-row-apart">
        <div className="ax-row"><h1>{flag.officer.name} · {flag.number}</h1><State of="flag" state={flag.state} /></div>
        <ButtonLink to={`/cases/${flag.application}`}>{t('toCase')}</ButtonLink>
      </header>
      <section className="ax-card ax-stack">
        <dl className="ax-facts">
          <dt>{t('enterprise')}</dt><dd>{flag.enterprise}</dd>
          <dt>{t('tieKind')}</dt><dd>{text(`tie.${flag.kind}`)}</dd>
          <dt>{t('foundOn')}</dt><dd className="ax-num">{day(flag.raisedOn)}</dd>
          {flag.settlement && <><dt>{t('settlement')}</dt><dd>{flag.settlement} <span className="ax-soft">— {flag.settledBy}</span></dd></>}
        </dl>
        <Table
          caption={t('stepsDone')} rows={flag.steps.map((s, i) => ({ ...s, id: `${i}` }))} rowKey={(row) => row.id}
          columns={[{ key: 'step', title: t('step'), cell: (row) => speak(row.title), head: true }, { key: 'on', title: t('takenOn'), cell: (row) => <span className="ax-num">{day(row.on)}</span> }]}
        />
        <div>
          <StepButton
            action={flag.actions.find((a) => a.step === 'settle')} path={`/api/integrity/flags/${flag.id}/settle`} body={{ seen: flag.seen }} title={t('settle')} button={t('settleDo')} look="primary"
            will={t('settleWill')} done={pageWords.settledDone}
          />
        </div>
      </section>
    </div>
  )
}
