import { Problem } from '../../kernel/problem.ts'

const sentences = {
  'too-large': [413, '文件过大', 'The file is too large', '请压缩或拆分后再上传。', 'Compress or split it, then upload again.'],
  damaged: [500, '文件已损坏，不能打开', 'The stored file is damaged and cannot be opened',
    '请联系管理员从备份恢复，或请提交人重新上传。', 'Ask the administrator to restore it from a backup, or have it uploaded again.'],
  missing: [404, '没有找到该文件', 'The file was not found', '请刷新页面后再试。', 'Reload the page and try again.'],
  full: [507, '服务器磁盘空间不足，文件没有保存', 'The server\'s disk is full; the file was not stored',
    '请联系管理员清理磁盘后再上传。', 'Ask the administrator to free some space, then upload again.'],
} as const

export type StoreReason = keyof typeof sentences

/** What a store refuses, and why: `reason` for programs, the Problem's sentences for people. */
export class StoreError extends Problem {
  readonly reason: StoreReason
  constructor(reason: StoreReason) {
    const [status, zh, en, doZh, doEn] = sentences[reason]
    super({ code: `storage/${reason}`, status, title: { zh, en }, detail: { zh: doZh, en: doEn } })
    this.reason = reason
  }
}
