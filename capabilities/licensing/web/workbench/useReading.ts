import { useCallback, useMemo, useState } from 'react'
import { useLanguage } from '../../../../web/shared/words.ts'
import type { WantedPage } from '../../../../web/desk/DocumentReader.tsx'
import type { CaseDesk, Entry } from './context.ts'
import type { CaseView } from './types.ts'

export type Reading = Pick<CaseDesk, 'entries' | 'selected' | 'page' | 'show' | 'showMaterial'> & {
  wanted: WantedPage | undefined
  onPage: (page: number) => void
}

/** What stands in the reader: the documents of the case in the order of its list, then its writs. */
export function useReading(view: CaseView): Reading {
  const language = useLanguage()
  const entries = useMemo(() => entriesOf(view, language), [view, language])
  const [selected, select] = useState<string>()
  const [wanted, setWanted] = useState<WantedPage>()
  const [page, setPage] = useState(1)
  const show = useCallback((file: string, at?: number) => {
    select(file)
    setWanted(at ? { page: at } : undefined)
  }, [])
  const showMaterial = useCallback(
    (key: string, at?: number) => {
      const file = entries.find((entry) => entry.material === key)?.file.id
      if (file) show(file, at)
    },
    [entries, show],
  )
  return { entries, selected: selected ?? entries[0]?.file.id, page, show, showMaterial, wanted, onPage: setPage }
}

function entriesOf(view: CaseView, language: 'zh' | 'en'): Entry[] {
  const href = (id: string) => `/api/licensing/applications/${view.id}/files/${id}?inline=1`
  const documents = view.materials.flatMap((material, i) =>
    (view.documents[material.key] ?? []).map((file, n, all) => ({
      file,
      material: material.key,
      href: href(file.id),
      name: `${i + 1}. ${material.title[language]}${all.length > 1 ? ` (${n + 1}/${all.length})` : ''}`,
    })),
  )
  return [...documents, ...view.writs.filter(({ file }) => file.mime === 'application/pdf').map(({ file, number }) => ({ file, material: null, href: href(file.id), name: number }))]
}
