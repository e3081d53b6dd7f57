import { licensed, type Episode } from '../episodes.ts'

/** A mine measured by the approval standard that holds since. */
export const episode: Episode = {
  needs: 'enterprise', sector: 'mines', daysLeft: 45,
  async *play(stage) { yield* licensed(stage, stage.day(45)) },
}
