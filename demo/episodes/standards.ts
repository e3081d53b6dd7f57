import type { Episode } from '../episodes.ts'

/** The approval standard for mines, adopted two months ago: cases accepted since are measured by it. */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 62,
  async *play({ moves, who, on }) {
    yield on(62)
    await moves.act(who('fangjianguo'), 'standards/standard/adopt', { founding: 'mines/all' })
  },
}
