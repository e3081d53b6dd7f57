import type { Guard } from '../../../kernel/command.ts'
import type { CaseRow } from '../commands/case.ts'

/** 许可法 §32: what was not asked for in five working days is accepted from receipt; nothing is decided at the counter after that. */
export const notYetDeemed: Guard<Pick<CaseRow, 'intake_deemed_at'>> = {
  code: 'already-deemed', clause: '许可法-32',
  broken: (row, _input, { at }) => row.intake_deemed_at !== null && at >= row.intake_deemed_at && {
    zh: '五个工作日内未告知补正，申请自收到之日起视为受理，不能再在窗口作其他处理',
    en: 'No notice was given within five working days: the application counts as accepted from its receipt',
  },
}
