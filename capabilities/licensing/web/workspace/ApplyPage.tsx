import './workspace.css'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { Parts } from '../../../../web/shared/parts.tsx'
import { refresh, useQuery } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { holderWords } from '../words-holder.ts'
import { words } from '../words-workspace.ts'
import type { Words } from '../../../../web/shared/words.ts'
import type { Bar } from '../workbench/licence/types.ts'
import type { Draft, Listed } from './shapes.ts'

type Offer = { sector: string; title: Words; materials: number; complete: boolean }

/** The sectors that need a licence; choosing one begins a draft. */
export function Page() {
  const t = useWords(words)
  const speak = useSpeak()
  const go = useNavigate()
  const h = useWords(holderWords)
  const { moment, day } = useFormat()
  const guides = useQuery<{ items: readonly Offer[] }>('/api/licensing/guides')
  const bars = useQuery<{ items: readonly Bar[] }>('/api/licensing/bars', { running: true })
  const drafts = useQuery<Listed<Draft>>('/api/licensing/drafts')
  const { send, sending, problem } = useSend()
  const begin = async (sector: string) => {
    const answer = await send<{ id: string }>('/api/licensing/drafts', { sector })
    if (!answer.ok) return
    refresh('/api/licensing/drafts')
    await go(`/drafts/${answer.value.id}`)
  }
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm"><h1>{t('applyTitle')}</h1><p className="ax-soft">{t('applyLead')}</p></header>
      {drafts.data?.items.map((draft) => (
        <Notice key={draft.id} title={`${t('alreadyDraft')} · ${speak(common[`sector.${draft.sector}`]!)}${draft.kind === 'new' ? '' : ` · ${speak(common[`kind.${draft.kind}`]!)}`}`} actions={<ButtonLink to={`/drafts/${draft.id}`}>{t('goOn')}</ButtonLink>}>
          {t('draftText', { time: moment(draft.savedAt) })}
        </Notice>
      ))}
      <Parts of="licensing/apply" id="new" />
      <ProblemNotice problem={problem} />
      <QueryView query={guides}>
        {({ items }) => (
          <ul className="lw-cards">
            {items.map((offer) => ({ ...offer, bar: bars.data?.items.find((bar) => bar.sector === offer.sector) })).map((offer) => (
              <li key={offer.sector} className="ax-card ax-stack">
                <div className="ax-stack ax-stack-sm">
                  <h2>{speak(offer.title)}</h2>
                  <p className="ax-soft">{t('materials', { n: offer.materials })} · <a href={`/guides/${offer.sector}`} target="_blank" rel="noreferrer">{t('guide')}</a></p>
                  {!offer.complete && <p className="ax-hint">{t('incomplete')}</p>}
                  {offer.bar && <Notice tone="over" title={h('barred', { until: day(offer.bar.until) })}>{h('barredWhy', { ground: speak(common[`bar.${offer.bar.ground}`]!), clause: speak(offer.bar.clause) })}</Notice>}
                </div>
                <div><Button look="primary" busy={sending} disabledWhy={offer.bar && h('barred', { until: day(offer.bar.until) })} hideWhy onClick={() => void begin(offer.sector)}>{t('begin')}<span className="ax-hidden-visually"> {speak(offer.title)}</span></Button></div>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </div>
  )
}
