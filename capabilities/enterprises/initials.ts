import { pinyin } from 'pinyin-pro'

/** The first letters of a name's pinyin, in small letters, for search: 云岭化工 → ylhg. */
export const initialsOf = (name: string) =>
  pinyin(name.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
