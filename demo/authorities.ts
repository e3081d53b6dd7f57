import type { Authority } from '../capabilities/licensing/authority.ts'
import { creditCodeCheckDigit } from '../law/codes.ts'
import { city, departments, province, regions, remedies } from './town.ts'

/** The departments that issue, as writs and licences name them. */
export const authorities: Record<string, Authority> = Object.fromEntries(departments.filter((d) => d.issues.length).map((d) => [d.id, {
  name: d.name, province: province.short, reviewBody: remedies.reviewBody.zh, court: remedies.court.zh, address: d.address, phone: d.phone, creditCode: codeOf(d.id), licenceType: `${codeOf('ministry')}001`, email: `tousu-${d.id}@yunzhou.example`, mailbox: `${d.address}，一楼大厅`,
}]))

/** How the installation calls itself, its regions and its departments. */
export const authority = {
  name: { zh: '云州市安全生产许可', en: 'Yunzhou Work-Safety Licensing' },
  region: city.code,
  regions: regions.map(({ code, name }) => ({ code, name })),
  departments: departments.map(({ id, name }) => ({ id, name })),
}

/** Credit codes of offices, invented: the region 9801 does not exist. */
function codeOf(office: string): string {
  const first17 = `11980100MB98${String(['ministry', ...departments.map((d) => d.id as string)].indexOf(office)).padStart(5, '0')}`
  return first17 + creditCodeCheckDigit(first17)
}
