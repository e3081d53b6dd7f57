type Words = { zh: string; en: string }

/** What the first part of a limit's id is about. */
export const topics: Readonly<Record<string, Words>> = {
  licensing: { zh: '行政许可', en: 'Licensing' },
  suspension: { zh: '暂扣许可证', en: 'Suspension' },
  coal: { zh: '煤矿', en: 'Coal mines' },
  penalty: { zh: '行政处罚', en: 'Penalties' },
  'third-party': { zh: '第三方机构', en: 'Third parties' },
  enforcement: { zh: '行政强制', en: 'Enforcement' },
  remedy: { zh: '救济', en: 'Remedies' },
  standards: { zh: '审批标准', en: 'Standards' },
  inspection: { zh: '监督检查', en: 'Inspection' },
  credit: { zh: '信用', en: 'Credit' },
  accident: { zh: '事故', en: 'Accidents' },
  'hazard-reports': { zh: '隐患举报', en: 'Hazard reports' },
  'safety-cost': { zh: '安全费用', en: 'Safety cost' },
  monitoring: { zh: '监测预警', en: 'Monitoring' },
  training: { zh: '教育培训', en: 'Training' },
  drill: { zh: '应急演练', en: 'Drills' },
  coordination: { zh: '部门协同', en: 'Coordination' },
  officers: { zh: '审批人员', en: 'Approval staff' },
  looks: { zh: '敏感数据查看', en: 'Looks at sensitive data' },
  integrity: { zh: '廉政与回避', en: 'Integrity' },
}

const lines = `
licensing.correction-notice|一次性告知补正|One-time correction notice
licensing.decision|作出许可决定|Decision on an application
licensing.decision.extension|延长决定期限|Extension of the decision
licensing.decision.default|一般许可决定期限|Decision, where no other law says
licensing.decision.joint|联合办理的决定期限|Decision of joint handling
licensing.decision.joint.extension|延长联合办理|Extension of joint handling
licensing.first-review|下级机关初审|First review by the lower authority
licensing.onsite.officers|现场核查人数|Officers of an on-site check
licensing.issue|颁发、送达许可证|Issue and delivery of the licence
licensing.validity|许可证有效期|Validity of the licence
licensing.renewal.validity|延期后的有效期|Validity after renewal
licensing.renewal-window|提出延期申请|Time for the renewal application
licensing.deemed-renewal|视为准予延续的提出期限|Filed in time for a deemed renewal
licensing.renewal.alarm.yellow|延期未决的黄色预警|Renewal undecided, yellow
licensing.renewal.alarm.red|延期未决的红色预警|Renewal undecided, red
licensing.renewal.grade|免审查延期的标准化等级|Standardisation grade for renewal without review
licensing.publicity|许可公示期|Public notice
licensing.objection-answer|答复公示异议|Answer to an objection
licensing.publish|公开许可决定|Publication of the decision
licensing.hearing.ask|申请听证|Asking for a hearing
licensing.hearing.hold|组织听证|Holding the hearing
licensing.hearing.notice|听证通知|Notice of the hearing
licensing.bar.false-material|提供虚假材料的限制申请期|Bar after false material
licensing.bar.fraud|欺骗、贿赂取得许可的限制申请期|Bar after fraud or bribery
licensing.change|办理变更|Change of particulars
licensing.new-plant.apply|新建项目提出申请|Application of a new plant
licensing.material.documents|申请材料项数|Documents of an application
licensing.safety-evaluation|安全评价周期|Interval of the safety evaluation
licensing.conditions|安全生产条件项数|Safety conditions
suspension.ordinary|一般事故暂扣|Suspension after an ordinary accident
suspension.larger|较大事故暂扣|Suspension after a larger accident
suspension.major|重大事故暂扣|Suspension after a major accident
suspension.second.ordinary|再次发生一般事故增加|Added after a second ordinary accident
suspension.second.larger|再次发生较大事故增加|Added after a second larger accident
suspension.concealment|瞒报、迟报增加|Added for concealment
suspension.revocation-above|累计暂扣超过即吊销|Revocation above
suspension.bar-after-revocation|吊销后限制申请期|Bar after revocation
coal.resume-acceptance|恢复生产验收|Acceptance before production resumes
coal.announce|停产、复产公告|Announcement of stop and resumption
penalty.unlicensed|无证生产罚款|Fine for producing without licence
penalty.expired|证照过期罚款|Fine for an expired licence
penalty.transfer|转让许可证罚款|Fine for transfer of a licence
penalty.decision|作出处罚决定|Decision on a penalty
penalty.summary.person|当场处罚上限（公民）|Summary penalty, persons
penalty.summary.organisation|当场处罚上限（单位）|Summary penalty, organisations
penalty.evidence-hold|先行登记保存|Preservation of evidence
penalty.serve|送达处罚决定书|Service of the penalty
penalty.pay|缴纳罚款|Payment of the fine
penalty.surcharge|加处罚款|Surcharge
penalty.surcharge.cap|加处罚款上限|Cap of the surcharge
penalty.hand-in|上缴当场收缴的罚款|Handing in fines collected on the spot
penalty.answer|陈述申辩|Answering before a measure
penalty.hearing.ask|申请处罚听证|Asking for a penalty hearing
penalty.hearing.notice|处罚听证通知|Notice of a penalty hearing
penalty.limitation|处罚时效|Limitation
penalty.limitation.life|处罚时效（涉及生命健康安全）|Limitation, life and health
penalty.publish|公开处罚决定|Publication of a penalty
penalty.withdraw-publication|撤回处罚公开信息|Withdrawal of a published penalty
penalty.officers|处罚调查人数|Officers of an investigation
penalty.closure.in-180-days|提请关闭：一百八十日内处罚次数|Closure: penalties in 180 days
penalty.closure.in-a-year|提请关闭：一年内处罚次数|Closure: penalties in a year
penalty.closure.principal-bar|主要负责人任职限制|Bar of the principal
third-party.bar|出具虚假报告的禁业期|Ban for false reports
enforcement.seal|查封、扣押|Sealing and detention
enforcement.seal.extension|延长查封、扣押|Extension of sealing
enforcement.urgent-report|当场强制后补办批准|Approval after urgent enforcement
enforcement.demand|催告期|Demand
enforcement.court|申请法院强制执行|Application to the court
enforcement.power-cut.notice|停电通知|Notice of a power cut
remedy.review|申请行政复议|Asking for review
remedy.review.untold|申请复议（未告知权利）|Asking for review, right untold
remedy.review.answer|复议答复举证|Answer in review
remedy.review.decision|作出复议决定|Decision of the review
remedy.suit|提起行政诉讼|Bringing suit
remedy.suit.after-review|复议后提起诉讼|Suit after review
remedy.suit.answer|应诉答辩举证|Answer to the suit
remedy.staff.review|公务员申请复核|Officials: asking for re-examination
remedy.staff.appeal|公务员提出申诉|Officials: appeal
standards.evaluation|审批标准评估周期|Interval at which standards are evaluated
inspection.regular|定期检查次数|Regular inspections
inspection.random|随机抽查比例|Share of random inspections
inspection.officers|检查人数|Officers of an inspection
inspection.random.publish|公开抽查结果|Publication of random inspections
inspection.training-coverage|培训覆盖率|Training coverage
inspection.hazards-rectified|隐患整改率|Hazards rectified
credit.bad-faith|严重失信名单管理期|Time on the bad-faith list
credit.bad-faith.early-removal|提前移出名单|Early removal from the list
credit.publication.minor|轻微失信公示期|Publication, minor
credit.publication.ordinary|一般失信公示期|Publication, ordinary
credit.publication.serious|严重失信公示期|Publication, serious
accident.report.enterprise|企业报告事故|Report by the enterprise
accident.report.level|逐级上报事故|Report by each level
accident.supplement|事故补报|Supplementary report
accident.investigation|事故调查|Investigation
accident.reply|批复调查报告|Reply to the investigation
accident.follow-up|事故整改评估|Evaluation of corrective measures
accident.grade.larger.deaths|较大事故：死亡|Larger accident: deaths
accident.grade.larger.injuries|较大事故：重伤|Larger accident: serious injuries
accident.grade.larger.loss|较大事故：直接经济损失|Larger accident: direct loss
accident.grade.major.deaths|重大事故：死亡|Major accident: deaths
accident.grade.major.injuries|重大事故：重伤|Major accident: serious injuries
accident.grade.major.loss|重大事故：直接经济损失|Major accident: direct loss
accident.grade.extraordinary.deaths|特别重大事故：死亡|Extraordinary accident: deaths
accident.grade.extraordinary.injuries|特别重大事故：重伤|Extraordinary accident: serious injuries
accident.grade.extraordinary.loss|特别重大事故：直接经济损失|Extraordinary accident: direct loss
hazard-reports.reward|举报奖励比例|Reward, share of the fine
hazard-reports.reward.range|举报奖励金额|Reward, range
hazard-reports.reward.death.ordinary|瞒报一般事故奖励（每人）|Reward per concealed death, ordinary
hazard-reports.reward.death.larger|瞒报较大事故奖励（每人）|Reward per concealed death, larger
hazard-reports.reward.death.major|瞒报重大事故奖励（每人）|Reward per concealed death, major
hazard-reports.reward.death.extraordinary|瞒报特别重大事故奖励（每人）|Reward per concealed death, extraordinary
hazard-reports.reward.ceiling|平台奖励上限|Ceiling of the platform
safety-cost.bracket-1|安全费用第一档|Safety cost, first bracket
safety-cost.bracket-2|安全费用第二档|Safety cost, second bracket
safety-cost.bracket-3|安全费用第三档|Safety cost, third bracket
safety-cost.bracket-4|安全费用第四档|Safety cost, fourth bracket
monitoring.acknowledge|报警确认|Acknowledgement of an alarm
monitoring.availability|监测系统可用率|Availability
monitoring.persons-in-charge|重大危险源包保责任人|Persons in charge of an installation
monitoring.data-kept|监测数据保存|Keeping of readings
training.principal.first|主要负责人初次培训|Principals, first training
training.principal.yearly|主要负责人每年再培训|Principals, yearly training
training.worker.first|从业人员初次培训|Workers, first training
training.worker.yearly|从业人员每年再培训|Workers, yearly training
drill.interval|应急演练间隔|Interval of drills
coordination.assist|答复协助请求|Answer to an assistance request
coordination.meeting|联席会议间隔|Interval of joint meetings
officers.stay|同一岗位最长任职|Longest stay in one post
officers.stay.review|审查岗最长任职|Longest stay as reviewer
officers.stay.warning|最长任职届满预警|Warning before the longest stay ends
officers.qualification.validity|审批资格有效期|Validity of a qualification
officers.qualification.warning|资格届满预警|Warning before a qualification ends
officers.training.yearly|审批人员每年培训学时|Officers, yearly hours of training
officers.training.pass|审批人员培训合格成绩|Officers, mark that passes a training
officers.assessment.share|被退回或推翻的审批占比上限|Share of acts returned or overturned, at most
officers.assessment.sample|考核审批质量的最少件数|Acts from which quality is judged
officers.assessment.complaints|考核不合格的查实投诉数|Upheld complaints that fail an assessment
integrity.cooling-off|原任职单位回避年限|Years of recusal after a former employer
integrity.complaint.accept|投诉受理答复|Taking up a complaint
integrity.complaint.answer|投诉办结答复|Answering a complaint
integrity.declaration|个人有关事项申报|Yearly declaration of interests
looks.approval|查看审批有效期|Validity of an approved look
looks.times|一次审批可查看次数|Times an approval may be used
looks.view|每次打开可看时间|Minutes that a view stays open
looks.hold|暂缓告知企业|Telling the enterprise put off
`

/** In plain words what each limit is about, by its id in law/. Pure. */
export const names: Readonly<Record<string, Words>> = Object.fromEntries(
  lines.trim().split('\n').map((line) => line.split('|')).map(([id, zh, en]) => [id!, { zh: zh!, en: en! }]),
)
