import './Timeline.css'
import { useFormat } from '../format.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'
import type { Tone } from './tags.tsx'
import type { IconName } from './Icon.tsx'

/** One fact as it is told: what happened, when, by whom, under which clause, why. */
export type TimelineItem = {
  id: string
  /** The instant it was recorded. */
  at: string
  /** The day it takes effect, where that differs. */
  effective?: string
  title: ReactNode
  who?: ReactNode
  clause?: string
  reason?: string
  detail?: ReactNode
  tone?: Tone
  icon?: IconName
  /** Address of the fact's proof: `proofHref`. */
  proof?: string
}

/** Where the proof of a fact lies for whoever is told of it by a page's query (`capability/query`) on one subject. */
export const proofHref = (query: string, id: string, fact: string) => `/api/transparency/proofs/${fact}?query=${query}&id=${id}`

const words = {
  clause: { zh: '依据', en: 'Clause' },
  reason: { zh: '理由', en: 'Reason' },
  effective: { zh: '生效', en: 'Effective' },
  proof: { zh: '下载证明', en: 'Proof' },
  proofHint: { zh: '下载这条记录的封存证明，可在门户“查验”页离线核对', en: 'Download the sealed proof of this fact; the portal’s check page verifies it' },
}

/** What happened, newest first as given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return <ol className="ax-timeline">{items.map((item) => <Entry key={item.id} item={item} />)}</ol>
}

function Entry({ item }: { item: TimelineItem }) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <li className={`ax-timeline-item ax-timeline-${item.tone ?? 'info'}`}>
      <span className="ax-timeline-dot" aria-hidden="true">{item.icon && <Icon name={item.icon} size={14} />}</span>
      <div>
        <p className="ax-timeline-title">{item.title}</p>
        <p className="ax-timeline-when"><time dateTime={item.at}>{format.moment(item.at)}</time>{item.who && <span>{item.who}</span>}
          {item.proof && <a className="ax-no-print" href={item.proof} download title={t('proofHint')}>{t('proof')}</a>}</p>
        {item.effective && <p className="ax-timeline-note">{t('effective')} {format.day(item.effective)}</p>}
        {item.clause && <p className="ax-timeline-note">{t('clause')} {item.clause}</p>}
        {item.reason && <p className="ax-timeline-reason"><b>{t('reason')}</b> {item.reason}</p>}
        {item.detail && <div className="ax-timeline-detail">{item.detail}</div>}
      </div>
    </li>
  )
}
