import type { Words } from '../../kernel/problem.ts'

/** Who issues, by department: names on writs and licences, the court and the body that reviews its acts, where and under which number to ask. */
export type Authority = { name: Words; province: string; reviewBody: string; court: string; address?: string; phone?: string }

const fallback: Authority = { name: { zh: '安全生产许可证颁发管理机关', en: 'Licensing authority' }, province: '某', reviewBody: '本级人民政府', court: '有管辖权的人民法院' }
let authorities: Readonly<Record<string, Authority>> = {}

/** Set once at start from the installation's settings. */
export const useAuthorities = (list: Readonly<Record<string, Authority>>) => void (authorities = list)
export const authorityOf = (department: string): Authority => authorities[department] ?? fallback
