import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, type Draw } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import type { Fact } from '../../../kernel/fact.ts'
import type { Particulars, Person } from '../facts.ts'
import type { EnterpriseRow, Enterprises } from '../schema/tables.ts'

/** What every command on an enterprise has in common. */
export const enterpriseInput = z.object({ id: z.uuid() })
export const lockEnterprise = (input: { id: string }) => [`enterprises/enterprise/${input.id}`]
export const lockCode = (creditCode: string) => `enterprises/credit-code/${creditCode}`

export type WithPersons = EnterpriseRow & { persons: Person[] }
/** The enterprise with its responsible persons, in their order. */
export const theEnterprise = (_t: Kysely<Enterprises>, input: { id: string }) => sql<WithPersons>`
  select e.*, coalesce((
    select json_agg(json_build_object('id', p.id, 'post', p.post, 'name', p.name, 'citizenRef', p.citizen_ref, 'phoneRef', p.phone_ref) order by p.place)
    from enterprises_person p where p.enterprise_id = e.id), '[]') as persons
  from enterprises_enterprise e where e.id = ${input.id}`

export const ofEnterprise = (row: EnterpriseRow) => ({ subject: row.id, enterprise: row.id, region: row.region, department: null })
export const onEnterprise = (t: Kysely<Enterprises>, fact: Fact<any, any>) =>
  t.updateTable('enterprises_enterprise').where('id', '=', fact.subject)

export const columnsOf = (p: Particulars) => ({
  credit_code: p.creditCode,
  name: p.name,
  name_en: p.nameEn,
  initials: p.initials,
  region: p.region,
  sector: p.sector,
  economic_type: p.economicType,
  industry_code: p.industryCode,
  address: p.address,
  employees: p.employees,
  size: p.size,
  founded_on: p.foundedOn,
  scope: p.scope,
  principal_name: p.principal,
})
export const particularsOf = (row: EnterpriseRow) => ({
  creditCode: row.credit_code,
  name: row.name,
  nameEn: row.name_en,
  initials: row.initials,
  region: row.region,
  sector: row.sector as Particulars['sector'],
  economicType: row.economic_type,
  industryCode: row.industry_code,
  address: row.address,
  employees: row.employees,
  size: row.size as Particulars['size'],
  foundedOn: row.founded_on,
  scope: row.scope,
  principal: row.principal_name,
})

type Entered = {
  id?: string | undefined
  post: Person['post']
  name: string
  citizenId?: string | null | undefined
  phone?: string | null | undefined
}

/** Seals what is personal. A value that was left out stays as it is; citizen ids can be looked up by their keyed hash. */
export const drawPersons = (draw: Draw, entered: readonly Entered[], known: readonly Person[]): Promise<Person[]> =>
  Promise.all(
    entered.map(async (p) => {
      const before = known.find((k) => k.id === p.id)
      const id = before?.id ?? draw.uuid()
      const sealed = async (kind: string, value: string | null | undefined, ref: string | null, lookup: boolean) =>
        value === undefined ? ref : value === null ? null : draw.seal(id, kind, value, { lookup })
      const citizenRef = await sealed('citizen-id', p.citizenId, before?.citizenRef ?? null, true)
      return { id, post: p.post, name: p.name, citizenRef, phoneRef: await sealed('phone', p.phone, before?.phoneRef ?? null, false) }
    }),
  )

/** The list of persons, written anew. */
export const writePersons = (t: Kysely<Enterprises>, enterprise: string, region: string, persons: readonly Person[]): Statement[] => [
  anyRows(t.deleteFrom('enterprises_person').where('enterprise_id', '=', enterprise)),
  ...persons.map((p, place) =>
    t
      .insertInto('enterprises_person')
      .values({
        id: p.id,
        enterprise_id: enterprise,
        region,
        post: p.post,
        place,
        name: p.name,
        citizen_ref: p.citizenRef,
        phone_ref: p.phoneRef,
        last_fact: '0',
      }),
  ),
]
