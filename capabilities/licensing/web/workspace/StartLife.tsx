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
export function StartLife({ licence, renewal, label }: { licence: string; renewal: { opens: string; early: boolean }; label?: boolean }) {
  const t = useWords(lifeWords)
  const { day } = useFormat()
  const go = useNavigate()
  const { send, sending, problem } = useSend()
  const early = renewal.early && t('tooEarly', { day: day(renewal.opens) })
  const begin = async (kind: LifeKind) => {
    const answer = await send<{ id: string }>('/api/licensing/drafts', { licence, kind })
    if (!answer.ok) return
    refresh('/api/licensing/drafts')
    await go(`/drafts/${answer.value.id}`)
  }
  return (
    <div className="ax-stack">
      <div className="ax-row">
        {label && <span className="ax-soft">{t('start')}</span>}
        {lifeKinds.map((kind) => <Button key={kind} size="small" busy={sending} disabledWhy={kind === 'renewal' && early} hideWhy onClick={() => void begin(kind)}>{t(kind)}</Button>)}
        {early && <span className="ax-hint">{early}</span>}
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
