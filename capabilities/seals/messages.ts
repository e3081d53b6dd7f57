import type { MessageRule } from '../../kernel/capability.ts'
import { SealApplied, SealRevoked, SealSuspended } from './facts.ts'

type Named = { name: string }
const link = () => '/seals'

export const messages: readonly MessageRule[] = [
  { on: SealApplied.name, to: { role: 'head' }, text: ({ name }: Named) => ({ zh: `请审批印章申请：${name}`, en: `A seal waits for approval: ${name}` }), link },
  { on: SealSuspended.name, to: { role: 'window' }, text: ({ name }: Named) => ({ zh: `印章已停用：${name}。新文书将等待盖章`, en: `A seal is suspended: ${name}. New documents wait` }), link },
  { on: SealRevoked.name, to: { role: 'window' }, text: ({ name }: Named) => ({ zh: `印章已撤销：${name}。新文书将等待盖章，请申请新印章`, en: `A seal is revoked: ${name}. New documents wait; apply for another` }), link },
]
