import { Problem } from '../../kernel/problem.ts'
import type { Words } from '../../kernel/problem.ts'

/** Why a sealed file is not as it should be. */
export type SealProblem =
  | 'too-large' | 'not-a-pdf' | 'not-an-ofd' | 'unsigned' | 'byte-range' | 'unreadable' | 'weak' | 'altered' | 'appended' | 'certificate-period'

/** What each of them means to the person who checks. */
export const sealProblems: Record<SealProblem, Words> = {
  'too-large': { zh: '文件过大，无法核验', en: 'The file is too large to be checked' },
  'not-a-pdf': { zh: '这不是 PDF 文件', en: 'This is not a PDF file' },
  'not-an-ofd': { zh: '这不是可以读取的 OFD 文件', en: 'This is not an OFD file that can be read' },
  unsigned: { zh: '文件没有电子印章', en: 'The file bears no electronic seal' },
  'byte-range': { zh: '电子印章没有完整覆盖文件内容，文件不可信', en: 'The seal leaves out a part of the file; do not trust it' },
  unreadable: { zh: '电子印章已损坏，无法核验', en: 'The seal is damaged and cannot be checked' },
  weak: { zh: '电子印章使用的算法不安全或不受支持', en: 'The seal uses an algorithm that is unsafe or not supported' },
  altered: { zh: '文件在盖章后被改动过', en: 'The file was altered after it was sealed' },
  appended: { zh: '文件在盖章后被追加了内容，追加部分不受印章保护', en: 'Something was added after sealing; the seal does not cover it' },
  'certificate-period': { zh: '盖章时间不在印章证书的有效期内', en: 'The file was sealed outside the validity of the certificate' },
}

export const keyExposed = () => new Problem({
  code: 'sealing/key-exposed', status: 503,
  title: { zh: '印章密钥文件可被其他用户读取，已停止使用', en: 'The seal key can be read by other users and is not used' },
  detail: { zh: '请管理员把密钥文件的权限改为仅本服务用户可读（0600）后重试。', en: 'Restrict the key file to the service user (0600), then try again.' },
})

export const keyMissing = () => new Problem({
  code: 'sealing/key-missing', status: 503,
  title: { zh: '没有找到印章密钥文件', en: 'The key file of the seal is missing' },
  detail: { zh: '请管理员从备份恢复密钥文件，或者撤销该印章、启用新的印章。', en: 'Restore the key file from the backup, or revoke this seal and take another into use.' },
})

export const keyUnreadable = () => new Problem({
  code: 'sealing/key-unreadable', status: 503,
  title: { zh: '印章密钥文件已损坏', en: 'The seal key file is damaged' },
  detail: { zh: '请管理员从备份恢复密钥文件。', en: 'Restore the key file from the backup.' },
})

export const certificateExpired = () => new Problem({
  code: 'sealing/certificate-period', status: 503,
  title: { zh: '印章证书不在有效期内，不能盖章', en: 'The certificate of the seal is not valid now; nothing was sealed' },
  detail: { zh: '请管理员核对系统时间，或更换印章证书。', en: 'Check the system time or replace the certificate.' },
})
