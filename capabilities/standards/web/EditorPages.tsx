import { useParams, useSearchParams } from 'react-router'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Select } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { sectorKeys, sizeKeys, useNames } from './common.tsx'
import { Editor } from './Editor.tsx'
import { editorWords } from './words-editor.ts'
import { pageWords } from './words.ts'
import type { Line, Standard } from './types.ts'

/** A new version for a sector and size: it begins with the indicators of the latest published one. */
export function NewPage() {
  const t = useWords(editorWords)
  const names = useNames()
  const [params, setParams] = useSearchParams()
  const [sector, size] = [params.get('sector') ?? '', params.get('size') ?? '']
  const list = useQuery<{ items: Line[] }>(sector && size ? '/api/standards/standards' : null, { sector, size, limit: 200 })
  const set = (part: Record<string, string>) => setParams({ sector, size, ...part })
  return (
    <div className="ax-stack">
      <h1>{t('newTitle')}</h1>
      <div className="st-fields">
        <Select name="sector" label={t('sector')} required placeholder="" value={sector} onValue={(value) => set({ sector: value })} options={sectorKeys.map((value) => ({ value, label: names.sector(value) }))} />
        <Select name="size" label={t('size')} required placeholder="" value={size} onValue={(value) => set({ size: value })} options={sizeKeys.map((value) => ({ value, label: names.size(value) }))} />
      </div>
      {sector && size && <QueryView query={list} isEmpty={() => false}>{({ items }) => <Begun key={`${sector}/${size}`} sector={sector} size={size} lines={items} />}</QueryView>}
    </div>
  )
}

function Begun({ sector, size, lines }: { sector: string; size: string; lines: readonly Line[] }) {
  const t = useWords(editorWords)
  const open = lines.find((l) => l.phase === 'preparing')
  const base = lines.toSorted((a, b) => b.number - a.number).find((l) => ['published', 'superseded'].includes(l.state))
  const query = useQuery<Standard>(base && !open ? `/api/standards/standards/${base.id}` : null)
  const send = { path: '/api/standards/standards/draft', fixed: { sector, size }, back: '/standards' }
  if (open) return <Notice tone="info" title={t('open', { n: open.number })} actions={<ButtonLink to={`/standards/${open.id}`}>{t('openDo')}</ButtonLink>} />
  if (!base) return <Editor begin={{ title: { zh: '', en: '' }, indicators: [], changes: [], before: null }} {...send} />
  return <QueryView query={query}>{(s) => <Editor begin={{ title: s.title, indicators: s.indicators.map(plain), changes: [], before: s.indicators.map(plain) }} {...send} />}</QueryView>
}

/** A draft is revised until it is consulted on. */
export function EditPage() {
  const { id = '' } = useParams()
  const t = useWords(editorWords)
  const page = useWords(pageWords)
  const speak = useSpeak()
  const query = useQuery<Standard>(`/api/standards/standards/${id}`)
  return (
    <div className="ax-stack">
      <QueryView query={query} lines={10}>
        {(s) => (
          <>
            <div><h1>{t('editTitle')}</h1><p className="ax-soft">{speak(s.title)} · {page('version', { n: s.number })}</p></div>
            <Editor
              key={s.id} path={`/api/standards/standards/${id}/revise`} fixed={{ seen: s.seen }} back={`/standards/${id}`}
              begin={{ title: s.title, indicators: s.indicators.map(plain), changes: s.changes, before: s.differences && s.differences.flatMap((d) => (d.before ? [plain(d.before)] : [])) }}
            />
          </>
        )}
      </QueryView>
    </div>
  )
}

const plain = ({ demand: _, clauseName: __, ...indicator }: Standard['indicators'][number]) => indicator
