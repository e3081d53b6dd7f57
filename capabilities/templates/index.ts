import { capability } from '../../kernel/capability.ts'
import { publish } from './commands/publish.ts'
import { TemplatePublished } from './facts.ts'
import { messages } from './messages.ts'
import { version } from './procedure.ts'
import { catalogue, specimen, template } from './queries.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { keepTexts } from './standing.ts'
import { words } from './words.ts'

export const templates = capability({
  name: 'templates',
  title: { zh: '文书模板', en: 'Templates of writs' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [TemplatePublished],
  procedures: [version],
  commands: [publish],
  queries: [catalogue, template, specimen],
  messages,
  routes,
  ready: keepTexts,
})
