import './oversight.css'
import { Link } from 'react-router'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { LightTag } from './looks.tsx'
import { lights, stages } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Cell } from './shapes.ts'

const sum = (cells: readonly Cell[]) => cells.reduce((all, cell) => all + cell.count, 0)

/** Stages by lights; every number leads to its list. */
export function Matrix({ cells }: { cells: readonly Cell[] }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const shown = lights.filter((light) => cells.some((cell) => cell.light === light))
  const number = (some: readonly Cell[], params: Record<string, string>) => {
    const n = sum(some)
    return n ? <Link className="ax-num" to={`/oversight?${new URLSearchParams(params)}`}>{n}</Link> : <span className="ax-soft">—</span>
  }
  return (
    <Table
      caption={t('matrix')}
      rows={[...stages, null]}
      rowKey={(stage) => stage ?? 'all'}
      columns={[
        { key: 'stage', title: t('stage'), head: true, cell: (stage) => (stage ? speak(words[`stage.${stage}`]!) : t('all')) },
        ...shown.map((light) => ({
          key: light, title: <LightTag light={light} />, number: true,
          cell: (stage: string | null) => number(cells.filter((c) => c.light === light && (!stage || c.state === stage)), { light, ...(stage ? { state: stage } : {}) }),
        })),
        { key: 'all', title: t('all'), number: true, cell: (stage) => number(cells.filter((c) => !stage || c.state === stage), stage ? { state: stage } : {}) },
      ]}
    />
  )
}
