import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ask } from '../kernel/ask.ts'
import { checkSheet } from '../capabilities/old-register/check.ts'
import type { Kind } from '../capabilities/old-register/facts.ts'
import { runImport } from '../capabilities/old-register/import.ts'
import { beginSheet, readSheet } from '../capabilities/old-register/sheets.ts'
import type { Actor } from '../kernel/access.ts'
import { first } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import { Problem } from '../kernel/problem.ts'
import type { EpisodeMoves } from './episodes.ts'
import { act } from './settle.ts'

/** What episodes do beside performing steps: look something up, upload a photo, read a paper, be refused. */
export const episodeMoves = (house: House): EpisodeMoves => ({
  licence: async (application) => (await first(house.pools.writer, sql<{ id: string; number: string; valid_until: string }>`
    select id, number, valid_until from licensing_licence where application_id = ${application}`))!,
  async refused(actor, name, input, code) {
    const problem = await act(house, actor, name, input).then(() => null, (error: unknown) => error)
    if (!(problem instanceof Problem) || problem.code !== code) throw new Error(`${name} should have been refused with ${code}`, { cause: problem })
  },
  ask: (actor, name, input) => ask(house, house.queries.find((q) => `${q.capability}/${q.name}` === name)!, actor, input),
  someCase: async (department) => (await first(house.pools.writer, sql<{ id: string }>`
    select id from licensing_application where department = ${department} and state = 'accepted' order by number limit 1`))!.id,
  hearing: async (licence) => (await first(house.pools.writer, sql<{ id: string; application_id: string }>`
    select id, application_id from hearings_hearing where licence_id = ${licence} and state = 'offered'`))!,
  async photo(owner, { id: uploadedBy, region, department }, name) {
    async function* once() { yield readFileSync(join(import.meta.dirname, 'assets', name)) }
    return (await house.files.put(once(), { owner, name, mime: 'image/png', kind: 'image', uploadedBy, enterprise: null, region, department })).id
  },
  takeOver: (uploader, confirms, kind, name, bytes, reason) => takeOver(house, uploader, confirms, kind, name, bytes, reason),
})

/** What the pages and jobs do between an upload and the end of its import. */
async function takeOver(house: House, uploader: Actor, confirms: Actor, kind: Kind, name: string, bytes: Promise<Uint8Array>, reason: string) {
  const { id } = await beginSheet(house, uploader, { kind })
  async function* once() { yield await bytes }
  const { id: uploadedBy, region, department } = uploader
  const file = await house.files.put(once(), { owner: id, name, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', kind: 'sheet', uploadedBy, enterprise: null, region, department })
  await readSheet(house, uploader, id, { file: file.id })
  await checkSheet(house, id)
  const sheet = (await first(house.pools.writer, sql<{ version: number }>`select version from old_register_sheet where id = ${id}`))!
  await act(house, confirms, `old-register/import/confirm-${kind}`, { sheet: id, version: sheet.version }, reason)
  await runImport(house, house.work('old-register'), id, 1)
}
