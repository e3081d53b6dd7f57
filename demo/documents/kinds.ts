import type { Words } from '../../kernel/problem.ts'
import type { Context } from './context.ts'
import { applicationForm } from './draw/application.ts'
import { assessmentReport } from './draw/assessment.ts'
import { certificates, operatorCertificates } from './draw/certificates.ts'
import { completionAcceptance } from './draw/completion.ts'
import { emergencyPlan, majorHazardFiling } from './draw/filings.ts'
import { businessLicence, chemicalRegistration, miningLicence, productionLicence } from './draw/licences.ts'
import { injuryInsurance, safetyCost } from './draw/money.ts'
import { emergencyOrganisation, safetyOrganisation } from './draw/organisation.ts'
import { responsibilityRules, rulesList } from './draw/rules.ts'
import { equipmentInspection, hazardousWorksPlan, occupationalHealth } from './draw/sites.ts'
import type { Scan } from './scans.ts'
import { certificateRoster, trainingRecords } from './sheets.ts'
import type { Flaw } from './context.ts'

export type Kind = {
  title: Words
  draw: (c: Context) => Promise<Uint8Array>
  format: 'pdf' | 'xlsx'
  /** The last day of a certificate in date: so many days after the day on which the material is made, from and to. */
  lasts?: readonly [from: number, to: number]
  /** A scanned page that stands for this flaw at 云州华阳化工有限公司, whose people are on it. */
  scans?: Partial<Record<Flaw, Scan>>
}

const pdf = (zh: string, en: string, draw: Kind['draw'], more: Pick<Kind,
  'scans' | 'lasts'> = {}): Kind => ({ title: { zh, en }, draw, format: 'pdf', ...more })
const xlsx = (zh: string, en: string, draw: Kind['draw']): Kind => ({ title: { zh, en }, draw, format: 'xlsx' })

/** Every kind of document that can be drawn, named like the material of an application that it answers. */
export const kinds = {
  'application-form': pdf('安全生产许可证申请书', 'Application for a work-safety licence', applicationForm),
  'responsibility-rules': pdf('安全生产责任制及规章制度操作规程清单', 'Responsibilities, rules and procedures', responsibilityRules,
    { scans: { 'wrong-name': 'rules-of-another-scan' } }),
  'rules-list': pdf('安全生产规章制度和操作规程目录清单', 'List of rules and procedures', rulesList),
  'safety-organisation': pdf('设置安全管理机构和配备专职人员的文件', 'Safety unit and full-time staff', safetyOrganisation),
  certificates: pdf('主要负责人和安全管理人员考核合格证', 'Certificates of principal and safety managers', certificates),
  'special-operation-certificates': pdf('特种作业操作证', 'Certificates of special operators', operatorCertificates,
    { scans: { expired: 'certificates-scan', blurry: 'certificates-scan-blurry' } }),
  'certificate-roster': xlsx('持证人员一览表', 'Roster of certificates', certificateRoster),
  'safety-cost': pdf('安全生产费用提取和使用报告', 'Extraction and use of safety costs', safetyCost),
  'injury-insurance': pdf('工伤保险参保缴费证明', 'Work-injury insurance', injuryInsurance, { lasts: [90, 90] }),
  'emergency-plan': pdf('应急预案备案登记表及预案摘要', 'Filing of the emergency plan', emergencyPlan, { lasts: [640, 1000] }),
  'chemical-registration': pdf('危险化学品登记证', 'Chemical registration certificate', chemicalRegistration, { lasts: [420, 1000] }),
  'business-licence': pdf('营业执照副本', 'Business licence', businessLicence, { scans: { 'wrong-name': 'licence-of-another-scan' } }),
  'assessment-report': pdf('安全评价报告', 'Safety assessment report', assessmentReport, { lasts: [760, 1000] }),
  'completion-acceptance': pdf('安全设施竣工验收报告', 'Acceptance of safety facilities', completionAcceptance),
  'emergency-organisation': pdf('应急救援组织和器材设备清单', 'Emergency organisation and equipment', emergencyOrganisation),
  'major-hazard-filing': pdf('重大危险源备案登记表', 'Filing of major hazard installations', majorHazardFiling, { lasts: [420, 1000] }),
  'training-records': xlsx('从业人员安全培训考核名单', 'Training records', trainingRecords),
  'equipment-inspection': pdf('设备检测检验报告', 'Inspection of equipment', equipmentInspection),
  'occupational-health': pdf('职业危害防治措施', 'Occupational health measures', occupationalHealth),
  'hazardous-works-plan': pdf('危大工程预防监控措施和应急预案', 'Measures for hazardous sub-works', hazardousWorksPlan),
  'mining-licence': pdf('采矿许可证', 'Mining licence', miningLicence),
  'production-licence': pdf('民用爆炸物品生产许可证', 'Production licence for civil explosives', productionLicence, { lasts: [420, 1000] }),
} as const satisfies Record<string, Kind>

export type DocumentKind = keyof typeof kinds
