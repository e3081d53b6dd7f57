import { capability } from '../../kernel/capability.ts'
import { erasePerson } from './commands/erase.ts'
import { PersonErased } from './facts.ts'
import { person } from './procedure.ts'
import { erasures } from './queries.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const privacy = capability({
  name: 'privacy', title: { zh: '个人信息保护', en: 'Privacy' }, shape: 1, folder: import.meta.dirname, words, tables,
  facts: [PersonErased], procedures: [person], commands: [erasePerson], queries: [erasures],
})
