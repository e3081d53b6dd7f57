import type { Guard, Rule } from '../../../kernel/command.ts'
import { groundsOf } from '../grounds.ts'
import { licenceStateAt } from '../queries/scope.ts'
import type { LicenceRow } from '../commands/licence/row.ts'

/** A licence whose time is over by its dates is expired, whether or not the fact has been noted. */
export const notExpired: Guard<LicenceRow> = {
  code: 'licence-expired', clause: '许可法-70',
  broken: (row, _input, { at, day }) => licenceStateAt(row, at, day) === 'expired' && { zh: `许可证已于 ${row.valid_until} 届满`, en: `The licence ended on ${row.valid_until}` },
}
export const proposalStands: Guard<LicenceRow> = { code: 'no-proposal', clause: '处罚法-44', broken: (row) => !row.proposal && noProposal }
const noProposal = { zh: '应先由另一人提出处理意见并告知企业，再作决定', en: 'Another person first proposes the measure and tells the enterprise; then it is decided' }

/** The holder was told of this very measure and ground before it is decided (处罚法 §44). */
export const wasProposed = (measure: string): Guard<LicenceRow> => ({
  code: 'no-proposal', clause: '处罚法-44', broken: (row) => row.proposal?.measure !== measure && noProposal,
})
export const groundWasTold: Rule<LicenceRow, { ground: string }> = {
  code: 'other-ground', clause: '处罚法-44',
  broken: (row, input) => row.proposal?.ground !== input.ground && {
    zh: '决定的理由与告知企业的不一致，应重新告知', en: 'The ground is not the one that the enterprise was told; propose it anew',
    fields: [{ pointer: '/ground', zh: '与告知的理由不一致', en: 'Not the ground that was told' }],
  },
}
/** 处罚法 §44–45: nothing is decided while the holder may still answer and has not. */
export const answerTimeOver: Guard<LicenceRow> = {
  code: 'answer-open', clause: '处罚法-45',
  broken: (row, _input, { day }) => !!row.proposal?.answer && day <= row.proposal.answer.on && row.answers.length === 0 && {
    zh: `企业可以在 ${row.proposal.answer.on} 前陈述申辩；收到答复或者期满后才能决定`, en: `The holder may answer until ${row.proposal.answer.on}; the decision comes after its answer or that day`,
  },
}
/** 处罚法 §45: an answer is weighed, and the decision says how. */
export const answerIsConsidered: Rule<LicenceRow, { considered: string }> = {
  code: 'answer-not-considered', clause: '处罚法-45',
  broken: (row, { considered }) => row.answers.length > 0 && considered.length < 5 && {
    zh: '企业提出了陈述申辩，决定中应当写明复核情况和采纳与否的理由', en: 'The holder answered: the decision says what was checked, and what was accepted or not and why',
    fields: [{ pointer: '/considered', zh: '请写明对陈述申辩的意见', en: 'Say how the answer was weighed' }],
  },
}
/** A ground that the law knows for this measure in this sector. */
export const groundFits: Rule<LicenceRow, { measure?: string; ground: string }> = {
  code: 'ground-unfit', clause: '处罚法-44',
  broken: (row, input) => !groundsOf(input.measure ?? 'suspend', row.sector).includes(input.ground) && {
    zh: '该行业的这项处理没有此种法定情形', en: 'The law has no such ground for this measure in this sector', fields: [{ pointer: '/ground', zh: '请选择法定情形', en: 'Choose a ground that the law lists' }],
  },
}
/** 注销 only where what it closes has happened. */
export const cancelFits: Rule<LicenceRow, { ground: string }> = {
  code: 'cancel-unfit', clause: '许可法-70',
  broken: (row, { ground }, { at, day }) => {
    const state = licenceStateAt(row, at, day)
    const over = ['revoked', 'annulled', 'withdrawn'].includes(state)
    const fits = ground === 'expired' ? state === 'expired' : ground === 'ended' ? over : !over
    return !fits && { zh: '许可证当前状态不符合所选的注销情形', en: 'The licence is not in the state that this ground of cancellation asks for', fields: [{ pointer: '/ground', zh: '与许可证状态不符', en: 'Does not fit the state' }] }
  },
}
