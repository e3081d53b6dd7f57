import type { Words } from '../../../../web/shared/words.ts'
import { words } from '../../words.ts'
import type { TimelineItem } from './types.ts'

/** What a fact says happened, by its step. */
export function factTitle({ step }: Pick<TimelineItem, 'step'>): Words {
  const [, subject, name] = step.split('/')
  return words[`step.${subject}.${name}`] ?? { zh: step, en: step }
}

/** The system under a name that people read. */
export function actorName(by: string): Words {
  if (!by.startsWith('system:')) return { zh: by, en: by }
  return by === 'system:draw-writ'
    ? { zh: '系统（制作文书）', en: 'System (draws writs)' }
    : { zh: '系统（到期处理）', en: 'System (what falls due)' }
}
