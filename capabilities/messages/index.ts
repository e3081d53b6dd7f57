import type { Actor } from '../../kernel/access.ts'
import { capability } from '../../kernel/capability.ts'
import { unread as countUnread } from './inbox.ts'
import { mailJob } from './mail.ts'
import { inbox, unread } from './queries.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const messages = capability({
  name: 'messages',
  title: { zh: '消息', en: 'Messages' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  queries: [inbox, unread],
  reactions,
  jobs: [mailJob],
  routes,
  ready(house) {
    house.ports['unread'] = (actor: Actor) => countUnread(house, actor)
    house.ports['origin'] ??= ''
  },
})
