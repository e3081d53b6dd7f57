import type { Words } from '../../../kernel/problem.ts'

/** What tells whether somebody may work in a post on a day. Pure: dates decide, not what was noted of them. */
export type Held = { since_on: string; until_on: string; warn_on?: string; suspended_on: string | null; rotated_on: string | null }
export const standings = ['valid', 'ending', 'coming', 'lapsed', 'suspended', 'rotated', 'none'] as const
export type Standing = (typeof standings)[number]

/** The standing of a qualification on a legal day: valid through the last day until midnight in Shanghai, and no longer. */
export function standingOn(held: Held | null | undefined, day: string): Standing {
  if (!held) return 'none'
  if (held.suspended_on && held.suspended_on <= day) return 'suspended'
  if (held.rotated_on) return 'rotated'
  if (held.until_on < day) return 'lapsed'
  if (held.since_on > day) return 'coming'
  return held.warn_on && held.warn_on <= day ? 'ending' : 'valid'
}

/** May act: the standing is one under which work goes on. */
export const mayAct = (standing: Standing): boolean => standing === 'valid' || standing === 'ending'

/** Why not, as the refused officer reads it. */
export function whyNot(held: Held | null | undefined, day: string, post: Words): Words | false {
  const standing = standingOn(held, day)
  if (mayAct(standing)) return false
  const of = (zh: string, en: string): Words => ({ zh: `您没有有效的${post.zh}资格：${zh}。请联系本部门负责人`, en: `You hold no valid qualification for ${post.en}: ${en}. Ask the head of your department` })
  switch (standing) {
    case 'lapsed': return of(`已于 ${held!.until_on} 届满`, `it lapsed at the end of ${held!.until_on}`)
    case 'suspended': return of(`自 ${held!.suspended_on} 起暂停，培训合格后恢复`, `suspended since ${held!.suspended_on}, restored after retraining`)
    case 'rotated': return of(`已于 ${held!.rotated_on} 轮岗离开该岗位`, `you were rotated out of the post on ${held!.rotated_on}`)
    case 'coming': return of(`自 ${held!.since_on} 起生效`, `it begins on ${held!.since_on}`)
    default: return of('未曾取得', 'none was granted')
  }
}
