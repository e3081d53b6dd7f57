import { founding } from '../../capabilities/standards/founding.ts'
import { licensed, type Episode } from '../episodes.ts'

/** The approval standard for large producers, adopted two months ago: cases accepted since are measured by it. */
export const episode: Episode = {
  needs: 'enterprise', size: 'large', daysLeft: 62,
  async *play(stage) {
    await stage.moves.act(stage.who('fangjianguo'), 'standards/standard/adopt', { founding: founding.find((f) => f.sector === 'hazardous-chemicals' && f.size === 'large')!.id })
    yield stage.on(45)
    yield* licensed(stage, stage.day(45))
  },
}
