import { Problem } from '../../kernel/problem.ts'

const sentences = {
  'too-large': [413, '文件过大', 'The file is too large', '请压缩或拆分后再上传。', 'Compress or split it, then upload again.'],
  damaged: [500, '文件已损坏，不能打开', 'The stored file is damaged and cannot be opened',
    '请联系管理员从备份恢复，或请提交人重新上传。', 'Ask the administrator to restore it from a backup, or have it uploaded again.'],
  missing: [404, '没有找到该文件', 'The file was not found', '请刷新页面后再试。', 'Reload the page and try again.'],
  full: [507, '服务器磁盘空间不足，文件没有保存', 'The server\'s disk is full; the file was not stored',
    '请联系管理员清理磁盘后再上传。', 'Ask the administrator to free some space, then upload again.'],
  unreachable: [503, '文件存储服务暂时连接不上', 'The object store cannot be reached now', '请稍后再试；管理员请检查 ANXU_S3_ENDPOINT 和网络。', 'Try again later; administrators check ANXU_S3_ENDPOINT and the network.'],
  refused: [503, '文件存储服务拒绝了本系统的密钥', 'The object store refuses the keys of this installation',
    '请管理员核对 ANXU_S3_KEY、ANXU_S3_SECRET 和该密钥的权限。', 'Check ANXU_S3_KEY, ANXU_S3_SECRET and what they may do.'],
  'no-bucket': [503, '文件存储服务中没有所设的存储桶', 'The object store has no such bucket', '请管理员创建存储桶，或者核对 ANXU_S3_BUCKET。', 'Create the bucket or check ANXU_S3_BUCKET.'],
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
