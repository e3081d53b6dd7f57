import type { Guard, Rule } from '../../kernel/command.ts'
import { clauses } from '../../law/index.ts'
import type { Change, Indicator } from './facts.ts'
import { compare, indicatorFaults } from './indicators.ts'
import type { Earlier, StandardRow } from './commands/register.ts'

type Content = { indicators: Indicator[]; changes: Change[] }

export const indicatorsAreSound: Rule<unknown, Content> = {
  code: 'indicator-faulty', clause: '参数-M1.6',
  broken: (_row, { indicators }) => {
    const known = new Set(clauses().map((c) => c.id))
    const unknown = indicators.flatMap((i, at) => (known.has(i.clause) ? [] : [{ at, why: { zh: `法规库中没有条款“${i.clause}”`, en: 'The clause does not stand in the law of this installation' } }]))
    const faults = [...indicatorFaults(indicators), ...unknown]
    return faults.length > 0 && {
      zh: `有 ${faults.length} 处指标需要更正`, en: `${faults.length} indicators need correction`, fields: faults.map((f) => ({ pointer: `/indicators/${f.at}`, ...f.why })),
    }
  },
}

/** Every indicator that differs from the version before says what made it change: a law, a policy, the lesson of an accident. */
export const changesHaveSources: Rule<{ before: Indicator[] | null }, Content> = {
  code: 'change-without-source', clause: '参数-M1.6',
  broken: ({ before }, { indicators, changes }) => {
    if (!before) return false
    const bare = compare(before, indicators, changes).filter((d) => d.kind !== 'same' && !d.source)
    return bare.length > 0 && {
      zh: `${bare.length} 项指标与上一版不同，须写明变更来源：${bare.map((d) => (d.after ?? d.before)!.name.zh).join('、')}`,
      en: `${bare.length} indicators differ from the version before; give the source: ${bare.map((d) => (d.after ?? d.before)!.name.en).join(', ')}`,
      fields: bare.map((d) => ({ pointer: `/changes/${d.key}/source`, zh: '请填写变更来源和依据', en: 'Give the source of the change' })),
    }
  },
}

export const noOtherDraft: Guard<{ open_draft: number | null }> = {
  code: 'draft-exists', clause: '参数-M1.6',
  broken: (row) => row.open_draft !== null && { zh: `同一标准的第 ${row.open_draft} 版正在起草，请在该版上修改`, en: `Version ${row.open_draft} of this standard is being drafted; work on that one` },
}

/** Two persons: whoever drafted a version does not approve it (双人复核). */
export const notTheDrafter: Guard<Pick<StandardRow, 'drafters'>> = {
  code: 'drafter-approves', clause: '参数-M1.6',
  broken: (row, _input, { actor }) => row.drafters.includes(actor.id) && { zh: '起草人不得批准自己起草的标准', en: 'Whoever drafted the standard must not approve it' },
}

export const notRetroactive: Rule<StandardRow, { effectiveOn: string }> = {
  code: 'effective-past', clause: '许可法-30',
  broken: (_row, input, { day }) => input.effectiveOn <= day && {
    zh: '施行日期须晚于今天：标准公布之后才能施行', en: 'The effective date must come after today: a standard is published before it holds',
    fields: [{ pointer: '/effectiveOn', zh: '请选择明天或更晚的日期', en: 'Choose tomorrow or later' }],
  },
}
export const noOverlap: Rule<{ others: Earlier[] }, { effectiveOn: string }> = {
  code: 'overlapping', clause: '许可法-30',
  broken: ({ others }, input) => {
    const later = others.find((o) => o.state === 'published' && o.effective_on! >= input.effectiveOn)
    return later !== undefined && {
      zh: `第 ${later.number} 版将于 ${later.effective_on} 施行，两版施行期间重叠；请先撤销该版，或者选择更晚的日期`,
      en: `Version ${later.number} holds from ${later.effective_on}; the two would overlap: withdraw that one first, or choose a later date`,
      fields: [{ pointer: '/effectiveOn', zh: `须晚于 ${later.effective_on}`, en: `Must be later than ${later.effective_on}` }],
    }
  },
}
