import { sql } from 'kysely'
import type { Guard, Rule } from '../../../kernel/command.ts'
import { limits } from '../../../law/index.ts'
import type { CaseRow } from '../commands/case.ts'

/** What must be confirmed, each in a source of its own, before a licence is extended without re-examination (条例 §9, 令128 §8). */
export const extensionChecks = (sector: string): string[] =>
  ['fatal-accidents', 'penalties', 'suspensions', ...(limits().some((l) => l.id === 'licensing.renewal.grade' && l.sector === sector) ? ['standardisation'] : [])]

type Row = Pick<CaseRow, 'kind' | 'sector' | 'answers' | 'extension' | 'licence_state'> & { suspended: number }

/** Suspensions in the period that runs out, as our own register knows them. */
export const suspensionsInPeriod = sql<number>`(select count(*)::int from licensing_suspension s
  where s.licence_id = licensing_application.licence_id and s.until_on >= (licensing_application.stake->>'validFrom')::date)`

export const isExtension = (row: Pick<CaseRow, 'kind' | 'answers'>) => row.kind === 'renewal' && row.answers['way'] === 'extension'

/** The holder asks for it and declares that the conditions are there; a declared fatal accident leads to the full examination. */
export const isDeclared: Guard<Row> = {
  code: 'not-declared', clause: '条例-9',
  broken: (row) => (!isExtension(row) || row.answers['fatalAccident'] !== false || row.answers['lawsKept'] !== true) && {
    zh: '企业没有申请不再审查，或者没有声明未发生死亡事故并遵守法律法规，应当重新审查',
    en: 'The enterprise did not ask for it, or did not declare a period without a fatal accident and within the laws: examine the application',
  },
}
export const wasNotSuspended: Guard<Row> = {
  code: 'suspended-in-period', clause: '条例-9',
  broken: (row) => (row.suspended > 0 || row.licence_state === 'suspended') && {
    zh: '有效期内许可证曾被暂扣，不能免审查延期，应当重新审查', en: 'The licence was suspended in the period: it cannot be extended without re-examination',
  },
}
export const factsAreConfirmed: Guard<Row> = {
  code: 'extension-unconfirmed', clause: '条例-9',
  broken: (row) => row.extension === null && { zh: '审查人员还没有核实死亡事故、处罚和暂扣情况', en: 'The reviewer has not confirmed accidents, penalties and suspensions yet' },
}
export const recordIsClear: Guard<Row> = {
  code: 'record-not-clear', clause: '条例-9',
  broken: (row) => {
    const found = row.extension?.checks.filter((c) => !c.clear).map((c) => c.key) ?? []
    return found.length > 0 && {
      zh: `核实发现${found.map((key) => names[key]!.zh).join('、')}，不能免审查延期，应当重新审查`,
      en: `On record: ${found.map((key) => names[key]!.en).join(', ')}. It cannot be extended without re-examination`,
    }
  },
}
const names: Record<string, { zh: string; en: string }> = {
  'fatal-accidents': { zh: '有生产安全死亡事故', en: 'a fatal accident' }, penalties: { zh: '有违法处罚', en: 'penalties' },
  suspensions: { zh: '曾被暂扣', en: 'a suspension' }, standardisation: { zh: '标准化等级不够', en: 'standardisation below the grade' },
}

/** A clear extension that whoever decides did not agree to is examined. */
export const notOrdered: Guard<Row> = {
  code: 'examination-ordered', clause: '条例-9',
  broken: (row) => !!row.extension?.examine && {
    zh: `${row.extension.examine.by}已决定转为重新审查，请作形式和实质审查`, en: `${row.extension.examine.by} has ordered the full examination: examine the application`,
  },
}

/** What is to be extended without re-examination is not examined; a point that is not clear, or was not declared, opens the examination. */
export const isExamined: Guard<Row> = {
  code: 'extension-not-examined', clause: '条例-9',
  broken: (row, input, act) => isExtension(row) && ![isDeclared, wasNotSuspended, recordIsClear, notOrdered].some((g) => g.broken(row, input, act)) && {
    zh: '企业申请不再审查、直接延期，不作形式和实质审查：请核实延期条件；核实有问题的，或者负责人不同意的，才转为重新审查',
    en: 'The holder asks for an extension without re-examination: nothing is examined, confirm the points instead. A point that is not clear, or a decider who does not agree, opens the examination',
  },
}

export const allAreChecked: Rule<Row, { checks: { key: string }[] }> = {
  code: 'checks-missing', clause: '条例-9',
  broken: (row, input) => {
    const missing = extensionChecks(row.sector).filter((key) => !input.checks.some((c) => c.key === key))
    return missing.length > 0 && { zh: `还有 ${missing.length} 项没有核实`, en: `${missing.length} points have not been confirmed` }
  },
}
/** What our own register says cannot be confirmed away. */
export const registerAgrees: Rule<Row, { checks: { key: string; clear: boolean }[] }> = {
  code: 'register-disagrees', clause: '条例-9',
  broken: (row, input) => row.suspended > 0 && input.checks.some((c) => c.key === 'suspensions' && c.clear) && {
    zh: `本系统登记有 ${row.suspended} 次暂扣，不能核实为没有`, en: `Our register holds ${row.suspended} suspensions in the period; they cannot be confirmed as none`,
  },
}
