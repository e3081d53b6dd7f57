import type { MessageRule } from '../../kernel/capability.ts'
import type { FactKind, FactOf } from '../../kernel/fact.ts'
import type { Words } from '../../kernel/problem.ts'
import * as facts from './facts.ts'
import { words } from './words.ts'

const rule = <K extends FactKind<any, any>>(kind: K, to: MessageRule['to'], text: (body: FactOf<K>['body']) => Words): MessageRule => ({
  on: kind.name, to, text, link: (subject) => (to === 'enterprise' ? `/workspace/cases/${subject}` : `/workbench/cases/${subject}`),
})

const named = (key: string) => words[key] ?? { zh: key, en: key }
const onLicence = <K extends FactKind<any, any>>(kind: K, to: MessageRule['to'], text: (body: FactOf<K>['body']) => Words): MessageRule =>
  ({ ...rule(kind, to, text), link: (subject) => (to === 'enterprise' ? `/workspace/licences/${subject}` : `/workbench/licences/${subject}`) })

/** What befalls a licence, told to its holder; a suspension that is over also to those who check again. */
const life: MessageRule[] = [
  onLicence(facts.MeasureProposed, 'enterprise', (b) => ({
    zh: `拟对许可证 ${b.licence} 作出${named(`measure.${b.measure}`).zh}，您可${b.answer ? `在 ${b.answer.on} 前` : ''}陈述和申辩${b.hearing ? `，可在 ${b.hearing.on} 前要求听证` : ''}`,
    en: `Intended for licence ${b.licence}: ${named(`measure.${b.measure}`).en.toLowerCase()}. You may answer${b.answer ? ` until ${b.answer.on}` : ''}${b.hearing ? `, and ask for a hearing until ${b.hearing.on}` : ''}`,
  })),
  onLicence(facts.MeasureProposed, { role: 'head' }, (b) => ({ zh: `${b.name}：${named(`measure.${b.measure}`).zh}的处理意见待决定`, en: `${b.name}: a measure waits for your decision` })),
  onLicence(facts.MeasureAnswered, { role: 'head' }, (b) => ({ zh: `${b.name}对拟作出的${named(`measure.${b.measure}`).zh}提出了陈述申辩，请复核`, en: `${b.name} answered the measure that is intended; weigh it before you decide` })),
  onLicence(facts.ProposalDropped, 'enterprise', (b) => ({ zh: `对许可证 ${b.licence} 的拟处理已撤销，许可证不受影响`, en: `The measure intended for licence ${b.licence} was dropped` })),
  onLicence(facts.LicenceSuspended, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 自 ${b.from} 至 ${b.until} 暂扣，期间不得生产`, en: `Licence ${b.licence} is suspended from ${b.from} to ${b.until}: production stops` })),
  onLicence(facts.SuspensionOver, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 的暂扣期已满，复查合格并恢复后才能生产`, en: `The suspension of ${b.licence} is over; production begins again after a check` })),
  onLicence(facts.SuspensionOver, { role: 'approver' }, (b) => ({ zh: `${b.name}的许可证暂扣期已满，请安排复查`, en: `The suspension of ${b.name} is over: have it checked again` })),
  onLicence(facts.LicenceResumed, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 已恢复，可以继续生产`, en: `Licence ${b.licence} was given back; production may go on` })),
  onLicence(facts.LicenceRevoked, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 已被吊销，可在 ${b.remedies.reviewUntil.on} 前申请复议`, en: `Licence ${b.licence} was revoked; a review can be asked for until ${b.remedies.reviewUntil.on}` })),
  onLicence(facts.LicenceAnnulled, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 已被撤销，可在 ${b.remedies.reviewUntil.on} 前申请复议`, en: `Licence ${b.licence} was annulled; a review can be asked for until ${b.remedies.reviewUntil.on}` })),
  onLicence(facts.LicenceWithdrawn, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 已被撤回，补偿安排见决定书`, en: `Licence ${b.licence} was withdrawn; the decision says what is made good` })),
  onLicence(facts.LicenceCancelled, 'enterprise', (b) => ({ zh: `许可证 ${b.licence} 已注销`, en: `Licence ${b.licence} was cancelled` })),
  onLicence(facts.LicenceExpired, 'enterprise', (b) => ({ zh: `许可证有效期已于 ${b.validUntil} 届满，不得继续生产`, en: `The licence ended on ${b.validUntil}: production stops` })),
  onLicence(facts.ValidityCorrected, 'enterprise', (b) => ({ zh: `许可证 ${b.number ?? b.licence} 的有效期更正为 ${b.after.from} 至 ${b.after.until}`, en: `The validity of ${b.number ?? b.licence} was corrected: ${b.after.from} to ${b.after.until}` })),
  { ...rule(facts.ApplicantBarred, 'enterprise', (b) => ({ zh: `${b.until} 前不得再次申请该许可`, en: `No new application for this licence until ${b.until}` })), link: () => '/workspace/apply' },
]

/** Who is told what: the enterprise of every step that concerns it, the role whose turn it is. */
export const messages: MessageRule[] = [
  rule(facts.ApplicationSubmitted, { role: 'window' }, (b) => ({ zh: `${b.enterprise.name}提交了申请，请在 ${b.intakeDue.on} 前处理`, en: `${b.enterprise.name} applied; handle it by ${b.intakeDue.on}` })),
  rule(facts.ApplicationSubmitted, 'enterprise', (b) => ({ zh: `申请已收到，案号 ${b.number}。我们将在 ${b.intakeDue.on} 前答复是否受理`, en: `Your application ${b.number} was received; you hear from us by ${b.intakeDue.on}` })),
  rule(facts.CorrectionNoticeSent, 'enterprise', (b) => ({ zh: `您还需要补正 ${b.items.length} 项材料，请查看补正告知书`, en: `${b.items.length} items must be completed; see the correction notice` })),
  rule(facts.ApplicationCompleted, { role: 'window' }, (b) => ({ zh: `企业已提交补正材料，请在 ${b.intakeDue.on} 前处理`, en: `The enterprise answered the notice; handle it by ${b.intakeDue.on}` })),
  rule(facts.ApplicationNotAccepted, 'enterprise', () => ({ zh: '申请不予受理，请查看告知书中的理由', en: 'The application was not accepted; see the reasons' })),
  rule(facts.ApplicationAccepted, 'enterprise', (b) => ({ zh: `申请已受理，决定期限至 ${b.due.on}`, en: `Accepted; a decision is due by ${b.due.on}` })),
  rule(facts.ApplicationAccepted, { role: 'reviewer' }, (b) => ({ zh: b.deemed ? '一件申请逾期未告知，已视为受理，请尽快审查' : `有新受理的申请待审查，期限至 ${b.due.on}`, en: b.deemed ? 'An application counts as accepted by silence; review it soon' : `A new case to review, due by ${b.due.on}` })),
  rule(facts.FindingsReturned, 'enterprise', (b) => ({ zh: `审查发现 ${b.items.length} 项需要整改补充`, en: `The review found ${b.items.length} items to be put right` })),
  rule(facts.FindingsAnswered, { role: 'reviewer' }, () => ({ zh: '企业已提交整改补充，计时已恢复', en: 'The enterprise answered the findings; the clock runs again' })),
  rule(facts.ReviewConcluded, { role: 'approver' }, (b) => ({ zh: `一件申请审查完毕，审查意见：${b.recommendation === 'grant' ? '准予许可' : '不予许可'}`, en: `A review is concluded: ${b.recommendation}` })),
  rule(facts.LicenceGranted, 'enterprise', (b) => (b.publicity
    ? { zh: `准予许可，公示至 ${b.publicity.until}，期满后颁证`, en: `Granted; in publicity until ${b.publicity.until}, then the licence is issued` }
    : { zh: `准予许可，将在 ${b.issueDue.on} 前制证`, en: `Granted; the licence is printed by ${b.issueDue.on}` })),
  rule(facts.ExaminationOrdered, 'enterprise', () => ({ zh: '许可机关不同意不经审查直接延期，您的申请转为审查，理由见案件记录', en: 'The authority did not agree to an extension without examination: your application is examined; the case says why' })),
  rule(facts.ExaminationOrdered, { role: 'reviewer' }, () => ({ zh: '一件延期申请被转为审查，请逐项审查', en: 'A renewal was sent to examination: examine it in full' })),
  rule(facts.LicenceRenewed, 'enterprise', (b) => ({ zh: `许可证 ${b.number} 已延期，有效期至 ${b.validUntil}`, en: `Licence ${b.number} is renewed, valid until ${b.validUntil}` })),
  rule(facts.LicenceChanged, 'enterprise', (b) => ({ zh: `许可证 ${b.number} 已变更，请下载新证`, en: `Licence ${b.number} carries its new particulars; download the new document` })),
  rule(facts.LicenceReplaced, 'enterprise', (b) => ({ zh: `许可证 ${b.number} 已补发，原证作废`, en: `Licence ${b.number} was replaced; the lost document no longer counts` })),
  rule(facts.RenewalDeemed, { role: 'head' }, (b) => ({ zh: `许可证 ${b.number} 的延期申请到 ${b.validUntil} 届满仍未决定，已视为准予延续，请立即处理`, en: `The renewal of ${b.number} was undecided when it expired on ${b.validUntil}: it is deemed granted; see to it now` })),
  rule(facts.RenewalDeemed, 'enterprise', (b) => ({ zh: `许可证 ${b.number} 的延期申请依法视为准予延续，许可证继续有效`, en: `The renewal of ${b.number} is deemed granted by law; the licence stays valid` })),
  rule(facts.LicenceRefused, 'enterprise', () => ({ zh: '不予许可，请查看决定书中的理由和救济途径', en: 'Refused; see the reasons and remedies in the decision' })),
  rule(facts.LicenceIssued, 'enterprise', (b) => ({ zh: `许可证已颁发：${b.number}，有效期至 ${b.validUntil}`, en: `Licence issued: ${b.number}, valid until ${b.validUntil}` })),
  ...life,
  { ...rule(facts.ObjectionFiled, { role: 'reviewer' }, (b) => ({ zh: `公示期内收到异议 ${b.number}，答复前不能颁证`, en: `An objection ${b.number} was filed; answer it before the licence is issued` })), link: (_subject, b) => `/workbench/cases/${b.application}` },
  rule(facts.ClockStopped, 'enterprise', () => ({ zh: '审查期限已停止计时，请查看期限除外时间告知书', en: 'The clock of your application stands; see the notice on time not counted' })),
  rule(facts.ClockRestarted, 'enterprise', (b) => ({ zh: `审查期限已恢复计时，决定期限至 ${b.due.on}`, en: `The clock runs again; a decision is due by ${b.due.on}` })),
  rule(facts.DeadlinesRecounted, 'enterprise', (b) => ({
    zh: `${b.year} 年放假安排已公布，${b.decision ? '审查决定' : '受理'}期限重新推算为 ${(b.decision ?? b.intake)!.due.on}`, en: `The holidays of ${b.year} are published: the ${b.decision ? 'decision' : 'acceptance'} is due by ${(b.decision ?? b.intake)!.due.on}`,
  })),
  rule(facts.CaseSentBack, { role: 'reviewer' }, () => ({ zh: '一件审查意见被退回，请重新审查', en: 'A review was sent back; review it again' })),
  { ...rule(facts.ObjectionUpheld, { role: 'head' }, () => ({ zh: '一件异议经核实成立，请撤回准予决定', en: 'An objection was upheld; take the grant back' })), link: (_subject, b) => `/workbench/cases/${b.application}` },
  rule(facts.GrantAnnulled, 'enterprise', () => ({ zh: '异议成立，准予决定已撤回，案件恢复审查', en: 'An objection was upheld: the grant was taken back and the review goes on' })),
  rule(facts.GrantAnnulled, { role: 'reviewer' }, () => ({ zh: '异议成立，准予决定已撤回，请重新审查', en: 'A grant was taken back after an objection; review the case again' })),
]
