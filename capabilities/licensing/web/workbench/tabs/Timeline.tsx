import { proofHref, Timeline } from '../../../../../web/shared/components/Timeline.tsx'
import { EmptyState } from '../../../../../web/shared/components/states.tsx'
import { plainDay } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { actorName } from '../facts.ts'
import { caseWords } from '../words-case.ts'
import type { TimelineItem as Shown } from '../../../../../web/shared/components/Timeline.tsx'
import type { Words } from '../../../../../web/shared/words.ts'
import type { TimelineItem } from '../types.ts'

const single = ['find-formal', 'find-substantive']
const isSingle = (item: TimelineItem) => single.some((step) => item.step.endsWith(`/${step}`))

/** The facts of the case, the latest first; the many single findings fold up into one line each time. */
export function TimelineTab() {
  const { timeline, title, view } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  if (!timeline.length) return <EmptyState icon="clock" title={t('noFacts')} />
  const tell = (item: TimelineItem): Shown => {
    const effective = plainDay(item.effectiveAt) !== plainDay(item.at) ? { effective: item.effectiveAt } : {}
    return {
      id: item.fact,
      at: item.at,
      proof: proofHref('licensing/timeline', view.id, item.fact),
      title: speak(item.title),
      who: speak(actorName(item.by)),
      clause: speak(item.clause),
      tone: toneOf(item),
      ...effective,
      ...(item.reason ? { reason: item.reason } : {}),
      detail: <Detail item={item} title={title} />,
    }
  }
  return (
    <>
      <p className="ax-soft">{t('newestFirst')}</p>
      {grouped([...timeline].reverse()).map((group) =>
        isSingle(group[0]!) ? (
          <details key={group[0]!.fact} className="lw-singles">
            <summary>{t('findingsHidden', { n: group.length })}</summary>
            <Timeline items={group.map(tell)} />
          </details>
        ) : (
          <Timeline key={group[0]!.fact} items={group.map(tell)} />
        ),
      )}
    </>
  )
}

/** Neighbours of the same sort stand together. */
function grouped(items: readonly TimelineItem[]): TimelineItem[][] {
  const groups: TimelineItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && isSingle(last[0]!) === isSingle(item)) last.push(item)
    else groups.push([item])
  }
  return groups
}

const toneOf = ({ to, from }: TimelineItem) =>
  to === 'refused' || to === 'not-accepted'
    ? ('over' as const)
    : to === 'issued' || to === 'publicised'
      ? ('done' as const)
      : to === from
        ? ('stop' as const)
        : ('info' as const)

function Detail({ item, title }: { item: TimelineItem; title: (key: string) => Words }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const { number, material, condition } = item.body as { number?: string; material?: string; condition?: number }
  const about = material ?? (condition === undefined ? undefined : String(condition))
  return (
    <p className="ax-soft lw-fact">
      {about && <span>{speak(title(about))}</span>}
      {number && <span className="ax-num">{number}</span>}
      <span className="ax-num">{t('factNo', { n: item.fact })}</span>
      {item.causedBy && <span className="ax-num">{t('causedBy', { n: item.causedBy })}</span>}
    </p>
  )
}
