import { capability } from '../../kernel/capability.ts'
import { watchRecords } from './queue.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const transparency = capability({
  name: 'transparency', title: { zh: '记录封存', en: 'The sealed record' }, shape: 1, folder: import.meta.dirname, words, tables,
  routes, ready: watchRecords,
})
