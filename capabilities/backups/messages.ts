import type { MessageRule } from '../../kernel/capability.ts'
import { BackupFailed } from './facts.ts'

export const messages: MessageRule[] = [
  { on: BackupFailed.name, to: { role: 'administrator' }, link: () => '/workbench/backups', text: () => ({ zh: '备份没有完成，请查看原因', en: 'A backup was not made: see why' }) },
]
