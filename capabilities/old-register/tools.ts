import { sql } from 'kysely'
import type { Command } from '../../kernel/command.ts'
import { first } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import type { Words } from '../../kernel/problem.ts'
import type { Kind } from './facts.ts'
import { takings, type Places } from './kinds.ts'

/** What checking and importing need of the house beside a job's own work. */
export type Tools = {
  house: House
  command(kind: Kind): Command
  /** The id of an account of the authority by its name; the name of an officer by the citizen id. */
  accountId(name: string): Promise<string | null>
  officerWith(citizenId: string): Promise<string | null>
  places(): Promise<Places>
}

type Named = { name: Words }
type Installation = { regions?: (Named & { code: string })[]; departments?: (Named & { id: string })[] }

export const toolsOf = (house: House): Tools => ({
  house,
  command: (kind) => house.commands.get(takings[kind].command)!,
  accountId: (name) => (house.ports['officerAccount'] as Tools['accountId'])(name),
  officerWith: (citizenId) => (house.ports['officerWithCitizenId'] as Tools['officerWith'])(citizenId),
  async places() {
    const said = (await first(house.pools.writer, sql<{ value: Installation }>`select value from setting where name = 'authority'`))?.value
    return { regions: said?.regions ?? [], departments: (said?.departments ?? []).map(({ id, name }) => ({ code: id, name })) }
  },
})
