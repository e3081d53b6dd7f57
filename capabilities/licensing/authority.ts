import type { Words } from '../../kernel/problem.ts'
import type { Texts } from '../templates/facts.ts'

/** Who issues, by department: names on writs and licences, the court and the body that reviews its acts; where to ask and to complain (`mailbox`: where the letter box hangs). */
export type Authority = { name: Words; province: string; reviewBody: string; court: string; address?: string; phone?: string; email?: string; mailbox?: string
  /** Of the issuer and of this kind of e-licence (GB/T 36904): with both, licences carry an identifier. */
  creditCode?: string; licenceType?: string
}

/** What an installation says of itself; a department leaves out what is the same as everywhere. */
export type Installation = {
  name: Words
  region: string
  departments?: readonly ({ id: string; name: Words } & Partial<Omit<Authority, 'name'>>)[]
}

/** The departments that sectors name as their authority: an officer who decides belongs to one of them, also where the installation has not named it. */
export const issuingDepartments = [
  { id: 'emergency', name: { zh: '应急管理部门（危险化学品、矿山、烟花爆竹）', en: 'Emergency management (hazardous chemicals, mines, fireworks)' } },
  { id: 'housing', name: { zh: '住房和城乡建设部门（建筑施工）', en: 'Housing and construction (construction)' } },
  { id: 'industry', name: { zh: '民用爆炸物品行业主管部门', en: 'Industry (civil explosives)' } },
] as const

const nobody: Authority = { name: { zh: '安全生产许可证颁发管理机关', en: 'Licensing authority' }, province: '某', reviewBody: '本级人民政府', court: '有管辖权的人民法院' }
let fallback = nobody
let authorities: Readonly<Record<string, Authority>> = {}

/** Set once at start, for each department apart. */
export const useAuthorities = (list: Readonly<Record<string, Authority>>) => void (authorities = list)
export const authorityOf = (department: string): Authority => authorities[department] ?? fallback

let texts: (department: string, day: string) => Texts = () => ({})
/** From here on the administrator's own texts stand over what the installation says (capabilities/templates). */
export const layTexts = (lookup: typeof texts) => void (texts = lookup)
/** An authority as its writs of a day name it: where its acts are fought may have been set anew since the start. */
export function authorityOn(department: string, day: string): Authority {
  const { reviewBody, court } = texts(department, day)
  return { ...authorityOf(department), ...(reviewBody ? { reviewBody } : {}), ...(court ? { court } : {}) }
}
/** The province that stands in the numbers of a department's licences; null where the installation has not said where it is. */
export const provinceOfNumbers = (department: string): string | null => { const { province } = authorityOf(department); return province === nobody.province ? null : province }

/** Goes by what the installation says of itself: a department that it does not name acts under the installation's own name. */
export function setInstallation({ name, region, departments = [] }: Installation): void {
  fallback = { ...nobody, name, province: provinceOf(region) }
  useAuthorities(Object.fromEntries(departments.map(({ id, ...given }) => [id, { ...fallback, ...given }])))
}

/** The province's short name in a licence's number, by the first two digits of GB/T 2260. */
const provinceOf = (region: string) => provinces[region.slice(0, 2)] ?? nobody.province
const provinces: Readonly<Record<string, string>> = {
  11: '京', 12: '津', 13: '冀', 14: '晋', 15: '蒙', 21: '辽', 22: '吉', 23: '黑', 31: '沪', 32: '苏', 33: '浙', 34: '皖', 35: '闽', 36: '赣', 37: '鲁',
  41: '豫', 42: '鄂', 43: '湘', 44: '粤', 45: '桂', 46: '琼', 50: '渝', 51: '川', 52: '黔', 53: '云', 54: '藏', 61: '陕', 62: '甘', 63: '青', 64: '宁', 65: '新',
}
