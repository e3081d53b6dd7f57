import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { capability } from '../../kernel/capability.ts'
import { command } from '../../kernel/command.ts'
import { fact } from '../../kernel/fact.ts'
import { procedure } from '../../kernel/procedure.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { refused } from '../../test/support/record.ts'
import { declared, employed, good, take } from './testing.ts'

/** A vote, as a meeting that this capability knows nothing of would hold it: a new subject that concerns a case. */
const vote = procedure('trial', 'vote', 'votes', { states: ['cast'], steps: { cast: { from: [], to: 'cast', by: { reviewer: 'all' }, clause: '许可法-34' } } })
const castVote = command()({
  does: vote.step('cast'), input: z.object({ application: z.uuid() }), locks: (i) => [`application:${i.application}`], concerns: (i) => i.application,
  draw: ({ uuid }) => ({ id: uuid() }), fact: fact('trial.vote-cast', z.object({ application: z.uuid() })),
  record: (_row, i, { id }) => ({ subject: id, enterprise: null, region: null, department: null, body: i }), write: () => [],
})
const trial = capability({ name: 'trial', title: { zh: '试验', en: 'Trial' }, shape: 1, folder: '', words: {}, tables: {}, procedures: [vote], commands: [castVote] })
const t = await openTestHouse({ capabilities: [...(await findCapabilities()), trial] })

describe('two persons who are one', () => {
  test('whoever reviewed under one account does not decide under another', async () => {
    const [first, second] = [await employed(t, 'reviewer', { fullName: '卫一鸣' }), await employed(t, ['approver'], { fullName: '卫一鸣决' })]
    const other = await employed(t, 'approver')
    const id = await submitted(t, await anEnterprise(t))
    await stepped(t.as(officer('window')), id, 'accept')
    await reviewed(t.as(first), id)
    for (const who of [first, second]) await declared(t, who, { citizenId: '11010519491231002X' })
    const problem = await refused(t, () => step(t.as(second), id, 'grant', { scope: '生产', reason: '符合' }), { status: 409, type: 'integrity/same-person' })
    assert.deepEqual([problem.clause, /卫一鸣/.test(problem.title)], ['参数-M1.9', true])
    await stepped(t.as(second), id, 'send-back', { reason: '由他人重新审查' })
    await stepped(t.as(await employed(t, 'reviewer')), id, 'assign')
    const next = (await t.as(other).get(`/api/licensing/applications/${id}`)).body.officer.id
    await stepped(t.as(officer('reviewer', { id: next })), id, 'conclude-review', { recommendation: 'grant', reason: '复核无误' })
    await stepped(t.as(second), id, 'grant', { scope: '生产', reason: '审查由他人重新作出' })
  })

  test('and is recused under every account', async () => {
    const [first, second] = [await employed(t, 'reviewer'), await employed(t, 'approver')]
    for (const who of [first, second]) await declared(t, who, { citizenId: '440524188001010014' })
    const id = await submitted(t, await anEnterprise(t))
    await stepped(t.as(officer('window')), id, 'accept')
    const recusal = good(await t.as(first).post('/api/integrity/recusals/request-own', { application: id, officer: first.id, reason: '本人持有该企业股份' })).subject
    good(await take(t.as(officer('head')), 'recusals', recusal, 'uphold', { application: id, officer: first.id, reason: '属实' }))
    await refused(t, () => t.as({ ...second, roles: ['reviewer'] }).post(`/api/trial/votes/cast`, { application: id }), { status: 409, type: 'integrity/recused' })
  })
})

test('a recused member does not vote: the vote concerns the case, though it is a subject of its own', async () => {
  const member = await employed(t, 'reviewer')
  const id = await submitted(t, await anEnterprise(t))
  await stepped(t.as(officer('window')), id, 'accept')
  const recusal = good(await t.as(member).post('/api/integrity/recusals/request-own', { application: id, officer: member.id, reason: '与该企业负责人是同学，可能影响公正' })).subject
  good(await take(t.as(officer('head')), 'recusals', recusal, 'uphold', { application: id, officer: member.id, reason: '属实' }))
  const problem = await refused(t, () => t.as(member).post('/api/trial/votes/cast', { application: id }), { status: 409, type: 'integrity/recused' })
  assert.equal(problem.clause, '公务员法-76')
  good(await t.as(await employed(t, 'reviewer')).post('/api/trial/votes/cast', { application: id }))
})
