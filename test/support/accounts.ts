import { freshCitizenId } from '../../capabilities/enterprises/testing.ts'
import { officer, type Answer, type TestHouse } from './house.ts'

/** An account as an authority gets one: proposed by the system administrator, approved by the security administrator. Answers the refusal or the approval. */
export async function openAccount(t: TestHouse, body: object, administrator = officer('administrator', { department: null })): Promise<Answer> {
  const proposed = await t.as(administrator).post('/api/accounts/accounts/propose', { ...(isAdministrators(body) ? { citizenId: freshCitizenId() } : {}), ...body })
  if (proposed.status !== 200) return proposed
  return t.as(officer('security', { region: administrator.region })).post(`/api/accounts/accounts/${proposed.body.subject}/approve`, { seen: proposed.body.fact })
}

const isAdministrators = (body: { roles?: readonly string[] }) => !!body.roles?.some((role) => ['administrator', 'security', 'auditor'].includes(role))
