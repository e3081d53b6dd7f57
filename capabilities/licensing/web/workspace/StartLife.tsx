import { useNavigate } from 'react-router'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { refresh } from '../../../../web/shared/query.ts'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { lifeKinds, type LifeKind } from '../../sectors/kinds.ts'
import { lifeWords } from '../words-life.ts'

/** Begins a renewal, a change or a replacement of one licence: the draft carries over what the last application said. */
export function StartLife({ licence, renewal, suspended = false, open, label }: {
  licence: string; renewal: { opens: string; early: boolean }; suspended?: boolean
  /** The case on this licence that must end first. */
  open?: string | undefined; label?: boolean
}) {
  const t = useWords(lifeWords)
  const { day } = useFormat()
  const go = useNavigate()
  const { send, sending, problem } = useSend()
  const early = renewal.early && t('tooEarly', { day: day(renewal.opens) })
  const busyWith = open !== undefined && t('caseOpen', { number: open })
  const why = (kind: LifeKind) => busyWith || (kind === 'renewal' ? early : kind === 'change' && suspended && t('notWhileSuspended'))
  const said = [...new Set(lifeKinds.flatMap((kind) => why(kind) || []))]
  const begin = async (kind: LifeKind) => {
    const answer = await send<{ id: string }>('/api/licensing/drafts', { licence, kind })
    if (!answer.ok) return
    refresh('/api/licensing/drafts')
    await go(`/drafts/${answer.value.id}`)
  }
  return (
    <div className="ax-stack ax-stack-sm">
      <div className="ax-row">
        {label && <span className="ax-soft">{t('start')}</span>}
        {lifeKinds.map((kind) => <Button key={kind} size="small" busy={sending} disabledWhy={why(kind)} hideWhy onClick={() => void begin(kind)}>{t(kind)}</Button>)}
      </div>
      {said.map((one) => <p key={one} className="ax-hint">{one}</p>)}
      <ProblemNotice problem={problem} />
    </div>
  )
}
