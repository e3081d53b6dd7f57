import { z } from 'zod'
import { command } from '../../../../kernel/command.ts'
import { ApplicantBarred } from '../../facts.ts'
import { bar } from '../../procedure.ts'
import type { Licensing } from '../../schema/tables.ts'
import { ofCase } from '../case.ts'

/** Tells others of a bar that a decision has set. The bar itself holds since that decision, whether or not it was announced. */
export const announceBar = command<Licensing>()({
  does: bar.step('announce'),
  input: z.object({ id: z.uuid() }),
  locks: (i) => [`bar:${i.id}`],
  find: (t, i) => t.selectFrom('licensing_bar').selectAll().where('id', '=', i.id),
  fact: ApplicantBarred,
  record: (row) => ({
    ...ofCase(row),
    body: { id: row.id, creditCode: row.credit_code, name: row.enterprise_name, sector: row.sector, ground: row.ground as 'fraud', clause: row.clause, from: row.from_on, until: row.until_on },
  }),
  write: () => [],
})
