import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { pageWords } from './words.ts'
import type { Own } from './shapes.ts'

/** Tells an enterprise which papers of its case have been made out and wait for a seal; nothing where none does. */
export const CasePart = ({ id }: { id: string }) => <Waiting of={(one) => one.application === id} />

const measures = ['suspension', 'revocation', 'annulment', 'withdrawal', 'cancellation', 'licence']
/** The same beside a licence: decisions on licences, and prints of them. */
export const LicencePart = () => <Waiting of={(one) => measures.includes(one.kind)} />

function Waiting({ of }: { of: (one: Own) => boolean }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const { data } = useQuery<{ waiting: readonly Own[] }>('/api/seals/own', {}, { live: ['seals.*', 'licensing.writ-filed'] })
  const waiting = data?.waiting.filter(of) ?? []
  if (waiting.length === 0) return null
  return (
    <Notice tone="wait" title={t('ownWaits', { n: waiting.length })}>
      <ul>{waiting.map((one) => <li key={one.id}><span className="ax-num">{one.number}</span>（{t('ownSince', { on: day(one.since) })}）</li>)}</ul>
      <p>{t('ownText')}</p>
    </Notice>
  )
}
