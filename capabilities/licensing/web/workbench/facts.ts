import type { Words } from '../../../../web/shared/words.ts'

/** The system and the public under names that people read. */
export function actorName(by: string): Words {
  if (by === 'public') return { zh: '公众', en: 'A member of the public' }
  if (!by.startsWith('system:')) return { zh: by, en: by }
  return by === 'system:draw-writ'
    ? { zh: '系统（制作文书）', en: 'System (draws writs)' }
    : { zh: '系统（到期处理）', en: 'System (what falls due)' }
}
