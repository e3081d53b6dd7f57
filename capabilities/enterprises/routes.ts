import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { fieldProblems } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
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

  app.post('/api/enterprises/register', {
    schema: { tags: ['enterprises'], body, headers: z.object({ 'idempotency-key': z.uuid().optional() }) }, config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
  }, async (req) => {
    const input = checked(body, req.body)
    const { account } = input.operator as { account: string }
    const requestId = idempotencyKey(req.headers['idempotency-key'], req.id)
    const work = house.work('self-registration')
    const operatorRequest = derivedRequestId('self-registration', requestId, account)
    if (!(await isDone(work, operatorRequest)) && await taken(account)) throw accountTaken()
    const enterprise = await work.perform(register, input.enterprise, { requestId })
    const operator = await work.perform(opening, { ...input.operator, roles: ['applicant'], enterpriseId: enterprise.subject }, { requestId: operatorRequest, causedBy: enterprise.fact })
    return { enterprise: enterprise.subject, account: operator.subject, fact: enterprise.fact }
  })
}

/** The page sends again what had gone through: the account is taken, by this very request. */
const isDone = async (work: Work, requestId: string) =>
  (await work.first(sql`select from fact where actor_id = ${work.actor.id} and request_id = ${requestId}`)) !== undefined

const accountTaken = () => invalid({ fields: [{ pointer: '/operator/account', zh: '这个账号已被使用，请换一个', en: 'This account name is taken; choose another' }] })

function checked<S extends z.ZodObject>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body ?? {})
  if (!result.success) throw invalid({ fields: fieldProblems(result.error.issues) })
  return result.data as z.output<S>
}

function idempotencyKey(given: unknown, fallback: string): string {
  if (given === undefined) return fallback
  const key = z.uuid().safeParse(given)
  if (!key.success) throw invalid({ fields: [{ pointer: '/idempotency-key', zh: '请求编号必须是 UUID', en: 'The request id must be a UUID' }] })
  return key.data.toLowerCase()
}
