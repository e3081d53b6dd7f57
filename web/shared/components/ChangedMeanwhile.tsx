import { useFormat } from '../format.ts'
import { useSpeak, useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import type { ApiProblem } from '../api.ts'
import type { Words } from '../words.ts'

type Since = { fact: string; name: string; by: string; at: string }

const words = {
  title: { zh: '页面打开后，内容已被更新。您填写的内容已保留', en: 'This was changed after you opened it. What you typed is kept' },
  goOn: { zh: '已了解，继续提交我填写的内容', en: 'I have seen it: go on with what I typed' },
}

export const isChanged = (problem: ApiProblem | undefined): problem is ApiProblem => problem?.code === 'kernel/changed-meanwhile'

/** What happened since the page was opened. `facts` names facts in words; `onGoOn` gets the last of them, to be sent as `seen`. */
export function ChangedMeanwhile({ problem, facts, onGoOn }: {
  problem: ApiProblem; facts: Readonly<Record<string, Words>>; onGoOn: (seen: string) => void
}) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const since = (problem.more['since'] ?? []) as Since[]
  const last = since.at(-1)
  return (
    <Notice tone="wait" live title={t('title')} actions={last && <Button onClick={() => onGoOn(last.fact)}>{t('goOn')}</Button>}>
      <ul className="ax-plain-list">
        {since.map((one) => {
          const name = facts[`fact.${one.name}`]
          return <li key={one.fact}>{format.moment(one.at)} · {one.by} · {name ? speak(name) : one.name}</li>
        })}
      </ul>
    </Notice>
  )
}
