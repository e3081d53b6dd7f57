import { founding, departmentOf } from '../../capabilities/standards/founding.ts'
import type { Episode } from '../episodes.ts'
import { officers } from '../town.ts'

const headOf = (department: string) => officers.find((o) => o.department === department && o.roles.includes('head'))!.account

/** The approval standards that the product brings, adopted two months ago by the heads of the three authorities: cases accepted since are measured by them. */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 62,
  async *play({ moves, who, on }) {
    yield on(62, 570)
    for (const { id, sector } of founding) await moves.act(who(headOf(departmentOf[sector])), 'standards/standard/adopt', { founding: id })
  },
}
