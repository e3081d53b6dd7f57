import './SearchBox.css'
import { Fragment, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSpeak, useWords } from '../shared/words.ts'
import { Icon } from '../shared/components/Icon.tsx'
import { isTyping } from './keys.ts'
import { useSearch } from './useSearch.ts'
import type { KeyboardEvent as Key, RefObject } from 'react'
import type { SearchSource } from '../shared/page.ts'
import type { Hit } from './useSearch.ts'

const words = {
  search: { zh: '搜索企业、案件、许可证', en: 'Search enterprises, cases, licences' },
  hint: { zh: '名称、拼音首字母、信用代码、许可证号、案号', en: 'Name, pinyin initials, credit code, licence or case number' },
  none: { zh: '没有找到“{q}”', en: 'Nothing found for “{q}”' },
  looking: { zh: '正在查找', en: 'Searching' },
  failed: { zh: '部分内容暂时无法搜索', en: 'Some things cannot be searched now' },
}

/** One field for everything that the capabilities let one search; `/` brings the reader here from anywhere. */
export function SearchBox({ sources }: { sources: readonly SearchSource[] }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const q = typed.trim()
  const { hits, state } = useSearch(sources, q)
  useSlash(input)
  if (!sources.length) return null
  const go = (hit: Hit | undefined) => {
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
  const note = { short: t('hint'), looking: t('looking'), failed: t('failed'), found: hits.length ? '' : t('none', { q }) }[state]
  return (
    <div className="dk-everything ax-no-print" role="search">
      <Icon name="search" size={18} />
      <input
        ref={input} type="search" role="combobox" autoComplete="off" aria-expanded={shown} aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={shown && hits[at] ? `${list}-${at}` : undefined} aria-label={t('search')} placeholder={t('search')} value={typed}
        onChange={(event) => { setTyped(event.target.value); setOpen(true); setAt(0) }}
        onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      <div className="dk-hits" hidden={!shown}>
        <Hits id={list} label={t('search')} hits={hits} at={at} setAt={setAt} go={go} />
        {note && <p role="status">{note}</p>}
      </div>
    </div>
  )
}

function Hits({ id, label, hits, at, setAt, go }: {
  id: string; label: string; hits: readonly Hit[]; at: number; setAt: (at: number) => void; go: (hit: Hit) => void
}) {
  const speak = useSpeak()
  return (
    <ul id={id} role="listbox" aria-label={label}>
      {hits.map((hit, i) => (
        <Fragment key={hit.href}>
          {hits[i - 1]?.source !== hit.source && <li role="presentation" className="dk-hit-kind">{speak(hit.source.title)}</li>}
          <li
            id={`${id}-${i}`} role="option" aria-selected={i === at} onPointerMove={() => setAt(i)}
            onPointerDown={(event) => { event.preventDefault(); go(hit) }}
          >
            <b>{hit.title}</b>{hit.text && <small>{hit.text}</small>}
          </li>
        </Fragment>
      ))}
    </ul>
  )
}

function useSlash(input: RefObject<HTMLInputElement | null>) {
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
