import type { Words } from '../../kernel/problem.ts'

/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, Words>> = {
  'subject.import': { zh: '旧登记导入', en: 'Import of the old register' },

  'step.import.confirm-enterprises': { zh: '确认导入企业', en: 'Confirm an import of enterprises' },
  'step.import.confirm-licences': { zh: '确认导入许可证', en: 'Confirm an import of licences' },
  'step.import.confirm-staff': { zh: '确认导入人员账号', en: 'Confirm an import of staff accounts' },
  'step.import.confirm-officers': { zh: '确认导入审批人员', en: 'Confirm an import of officers' },
  'step.import.finish': { zh: '导入结束', en: 'The import ended' },

  'state.import.running': { zh: '正在导入', en: 'Running' },
  'state.import.finished': { zh: '已导入', en: 'Finished' },

  'fact.old-register.import-confirmed': { zh: '导入已确认', en: 'Import confirmed' },
  'fact.old-register.import-finished': { zh: '导入已结束', en: 'Import ended' },

  'problem.confirmed-already': { zh: '已经确认过', en: 'Confirmed already' },
  'problem.not-checked': { zh: '尚未核对完', en: 'Not checked yet' },
  'problem.nothing-to-import': { zh: '没有可以导入的行', en: 'Nothing to take over' },
  'problem.sheet-changed': { zh: '核对后又有更正', en: 'Corrected in the meantime' },
  'problem.beyond-reach': { zh: '超出职权范围', en: 'Beyond your reach' },
  'problem.still-running': { zh: '还没有导入完', en: 'Still running' },
  'problem.sheet-closed': { zh: '表已不能修改', en: 'The sheet is closed' },
}
