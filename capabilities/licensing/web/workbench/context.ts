import { createContext, useContext } from 'react'
import type { Words } from '../../../../web/shared/words.ts'
import type { Form } from '../../sectors/sector.ts'
import type { Action, CaseView, FileRef, TimelineItem } from './types.ts'

export type Entry = { file: FileRef; material: string | null; href: string; name: string }

/** What every part of the case page works with. */
export type CaseDesk = {
  view: CaseView
  form: Form | undefined
  timeline: readonly TimelineItem[]
  /** Facts of others that came after what this page shows. */
  newer: readonly TimelineItem[]
  /** The last fact of the case that this page knows; goes on with every step of its own. */
  seen: () => string
  saw: (fact: string) => void
  reload: () => void
  action: (step: string) => Action | undefined
  /** A document, field or condition in the words of its sector. */
  title: (key: string) => Words
  entries: readonly Entry[]
  selected: string | undefined
  /** The page in the reader. */
  page: number
  /** Brings a file into the reader, at a page. */
  show: (file: string, page?: number) => void
  showMaterial: (key: string, page?: number) => void
  wanted: { page: number } | undefined
  onPage: (page: number) => void
}

const Context = createContext<CaseDesk | null>(null)
export const CaseProvider = Context.Provider

export function useCase(): CaseDesk {
  const desk = useContext(Context)
  if (!desk) throw new Error('useCase outside of a case page')
  return desk
}
