import { Link, useParams } from 'react-router'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { State, StepButton, useText } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Tie } from './shapes.ts'

/** One tie, and the way to say that it does not hold. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<Tie & { actions: Action[] }>(`/api/integrity/ties/${id}`, {}, { live: [id!] })
  return <QueryView query={query} lines={6}>{(tie) => <Whole tie={tie} />}</QueryView>
}

function Whole({ tie }: { tie: Tie & { actions: Action[] } }) {
  const t = useWords(pageWords)
  const text = useText()
  const { day } = useFormat()
  return (
    <div className="ax-stack">
      <div className="ax-row"><h1>{tie.officer.name} · {tie.enterprise.name}</h1><State of="tie" state={tie.state} /></div>
      <section className="ax-card ax-stack">
        <dl className="ax-facts">
          <dt>{t('enterprise')}</dt><dd><Link to={`/enterprises/${tie.enterprise.id}`}>{tie.enterprise.name}</Link></dd>
          <dt>{t('tieKind')}</dt><dd>{text(`tie.${tie.kind}`)}</dd>
          <dt>{t('foundOn')}</dt><dd className="ax-num">{day(tie.foundOn)}</dd>
          {tie.until && <><dt>{t('until')}</dt><dd>{day(tie.until)} {tie.lapsed && <span className="ax-soft">{t('lapsed')}</span>}</dd></>}
          {tie.endedReason && <><dt>{t('decision')}</dt><dd>{tie.endedReason} <span className="ax-soft">— {tie.endedBy}</span></dd></>}
        </dl>
        {tie.state === 'standing' && !tie.lapsed && <p className="ax-soft">{t('tieMeans')}</p>}
        <div>
          <StepButton
            action={tie.actions.find((a) => a.step === 'end')} path={`/api/integrity/ties/${tie.id}/end`} body={{ seen: tie.seen }} title={t('endTie')} button={t('endTieDo')} will={t('endTieWill')}
            done={pageWords.endedDone}
          />
        </div>
      </section>
    </div>
  )
}
