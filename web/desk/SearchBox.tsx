import './SearchBox.css'
import { useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useQuery } from '../shared/query.ts'
import { useSpeak, useWords } from '../shared/words.ts'
import { Icon } from '../shared/components/Icon.tsx'
import { isTyping } from './keys.ts'
import type { KeyboardEvent as Key } from 'react'
import type { Words } from '../shared/words.ts'

/** What `GET /api/search?q=` finds; `href` is a path of the workbench. */
export type SearchHit = { kind: Words; title: string; note?: string; href: string }

const words = {
  search: { zh: '搜索企业、案件、许可证', en: 'Search enterprises, cases, licences' },
  hint: { zh: '名称、拼音首字母、信用代码、许可证号、案号', en: 'Name, pinyin initials, credit code, licence or case number' },
  none: { zh: '没有找到“{q}”', en: 'Nothing found for “{q}”' },
  looking: { zh: '正在查找', en: 'Searching' },
  failed: { zh: '搜索暂不可用', en: 'Search is not available' },
}

/** One field for everything; `/` brings the reader here from anywhere. */
export function SearchBox() {
  const t = useWords(words)
  const speak = useSpeak()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const q = useCalm(typed.trim())
  const { data, state } = useQuery<{ items: readonly SearchHit[] }>(q.length > 1 ? '/api/search' : null, { q })
  const hits = data?.items ?? []
  useSlash(input)
  const go = (hit: SearchHit | undefined) => {
    if (!hit) return
    setOpen(false)
    setTyped('')
    void navigate(hit.href)
  }
  const onKey = (event: Key) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') go(hits[at])
    else if (event.key === 'Escape') { setOpen(false); input.current?.blur() }
    else return
    event.preventDefault()
  }
  const shown = open && typed !== ''
  const note = typed.trim().length < 2 ? t('hint') : state === 'loading' || q !== typed.trim() ? t('looking') : state !== 'ready' ? t('failed') : hits.length ? '' : t('none', { q })
  return (
    <div className="dk-everything ax-no-print" role="search">
      <Icon name="search" size={18} />
      <input
        ref={input} type="search" role="combobox" autoComplete="off" aria-expanded={shown} aria-controls={list} aria-autocomplete="list" aria-label={t('search')}
        aria-activedescendant={shown && hits[at] ? `${list}-${at}` : undefined} placeholder={t('search')} value={typed}
        onChange={(event) => { setTyped(event.target.value); setOpen(true); setAt(0) }} onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      <div className="dk-hits" hidden={!shown}>
        <ul id={list} role="listbox" aria-label={t('search')}>
          {hits.map((hit, i) => (
            <li key={hit.href} id={`${list}-${i}`} role="option" aria-selected={i === at} onPointerDown={(event) => { event.preventDefault(); go(hit) }} onPointerMove={() => setAt(i)}>
              <span className="dk-hit-kind">{speak(hit.kind)}</span><span><b>{hit.title}</b>{hit.note && <small>{hit.note}</small>}</span>
            </li>
          ))}
        </ul>
        {note && <p role="status">{note}</p>}
      </div>
    </div>
  )
}

/** The value once it has been still for a moment. */
function useCalm(value: string): string {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), 200)
    return () => clearTimeout(timer)
  }, [value])
  return calm
}

function useSlash(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [input])
}
