import { noticeWords } from './words-notices.ts'
import type { Tone } from '../../../../web/shared/components/tags.tsx'
import type { Params, Words } from '../../../../web/shared/words.ts'

export type Notice = {
  id: string; number: string; sector: string; enterprise: string; creditCode: string; scope: string; decidedOn: string; from: string; until: string
  open: boolean; issued: boolean; left: number | null
}
export type Notices = { items: Notice[]; next: string | null }

/** The sectors that have notices. */
export const noticeSectors = ['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives'] as const

/** Where a notice stands, in words and colour. */
export function standing({ issued, left }: Notice): { tone: Tone; words: Words; params?: Params } {
  if (issued) return { tone: 'done', words: noticeWords.issued }
  if (left === null) return { tone: 'stop', words: noticeWords.over }
  return { tone: 'wait', words: left > 0 ? noticeWords.open : noticeWords.lastDay, params: { n: left } }
}
