import { useNavigate } from 'react-router'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { refresh } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { lifeKinds, type LifeKind } from '../../sectors/kinds.ts'
import { lifeWords } from '../words-life.ts'

/** Begins a renewal, a change or a replacement of one licence: the draft carries over what the last application said. */
export function StartLife({ licence }: { licence: string }) {
  const t = useWords(lifeWords)
  const go = useNavigate()
  const { send, sending, problem } = useSend()
  const begin = async (kind: LifeKind) => {
    const answer = await send<{ id: string }>('/api/licensing/drafts', { licence, kind })
    if (!answer.ok) return
    refresh('/api/licensing/drafts')
    await go(`/drafts/${answer.value.id}`)
  }
  return (
    <div className="ax-stack">
      <div className="ax-row">
        <span className="ax-soft">{t('start')}</span>
        {lifeKinds.map((kind) => <Button key={kind} size="small" busy={sending} onClick={() => void begin(kind)}>{t(kind)}</Button>)}
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
