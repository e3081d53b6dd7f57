import { licensed, type Episode } from '../episodes.ts'

/** The approval standard for mines, adopted two months ago: cases accepted since are measured by it. */
export const episode: Episode = {
  needs: 'enterprise', sector: 'mines', daysLeft: 62,
  async *play(stage) {
    await stage.moves.act(stage.who('fangjianguo'), 'standards/standard/adopt', { founding: 'mines/all' })
    yield stage.on(45)
    yield* licensed(stage, stage.day(45))
  },
}
