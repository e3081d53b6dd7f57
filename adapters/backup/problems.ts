import { Problem } from '../../kernel/problem.ts'

const sentences = {
  'not-a-backup': ['这里没有可用的备份', 'There is no usable backup here'],
  damaged: ['备份已损坏，与清单不符', 'The backup is damaged: it does not match its manifest'],
  full: ['磁盘空间不足，备份没有完成', 'The disk is full; the backup was not made'],
  'under-way': ['另一个备份正在进行', 'Another backup is under way'],
  'other-key': ['安装密钥与备份不符', 'The installation key is not the one of the backup'],
  'no-key': ['没有找到备份的安装密钥', 'The installation key of the backup was not found'],
  'not-empty': ['目标已有数据，不能恢复到其中', 'The target holds data already; a restore needs an empty one'],
  'other-version': ['备份由另一个版本制作', 'The backup was made by another version'],
  'file-missing': ['备份缺少文件', 'A file is missing from the store'],
} as const

export type BackupReason = keyof typeof sentences

/** Why a backup was not made or not restored; `detail` says where or what. Nothing was changed by then. */
export class BackupError extends Problem {
  readonly reason: BackupReason
  constructor(reason: BackupReason, detail: string) {
    const [zh, en] = sentences[reason]
    super({ code: `backup/${reason}`, status: reason === 'under-way' ? 409 : 500, title: { zh, en }, detail: { zh: detail, en: detail } })
    this.reason = reason
  }
}
