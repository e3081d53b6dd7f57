import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { requestIdOf } from '../../kernel/http.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { invalid } from '../../kernel/problem.ts'
import type { Work } from '../../kernel/work.ts'
import { register } from './commands/register.ts'

/** A new enterprise registers itself and opens its operator's account in one go: two steps, the second caused by the first. */
export function routes(app: FastifyInstance, house: House): void {
  const opening = house.commands.get('accounts/account/open')
  if (!opening) return
  const operatorInput = opening.input.pick({ account: true, name: true, password: true, email: true }) as z.ZodObject
  const body = z.strictObject({ enterprise: register.input.strict(), operator: operatorInput.strict() })
  const taken = house.ports['accountTaken'] as (name: string) => Promise<boolean>

  const schema = { tags: ['enterprises'], body, headers: z.object({ 'idempotency-key': z.uuid().optional() }) }
  app.post('/api/enterprises/register', { schema, config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }, async (req) => {
    const input = valid(body, req.body)
    const { account } = input.operator as { account: string }
    const requestId = requestIdOf(req)
    const work = house.work('self-registration')
    const operatorRequest = derivedRequestId('self-registration', requestId, account)
    if (!(await isDone(work, operatorRequest)) && (await taken(account))) throw accountTaken()
    const enterprise = await work.perform(register, input.enterprise, { requestId })
    const entered = { ...input.operator, roles: ['applicant'], enterpriseId: enterprise.subject }
    const operator = await work.perform(opening, entered, { requestId: operatorRequest, causedBy: enterprise.fact })
    return { enterprise: enterprise.subject, account: operator.subject, fact: enterprise.fact }
  })
}

/** The page sends again what had gone through: the account is taken, by this very request. */
const isDone = async (work: Work, requestId: string) =>
  (await work.first(sql`select from fact where actor_id = ${work.actor.id} and request_id = ${requestId}`)) !== undefined

const accountTaken = () =>
  invalid({
    fields: [{ pointer: '/operator/account', zh: '这个账号已被使用，请换一个', en: 'This account name is taken; choose another' }],
  })
