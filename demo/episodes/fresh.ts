import { filed, type Episode } from '../episodes.ts'

/** Handed in on the last working day with everything that is asked for: on the demonstration's last day the window has a case to accept. */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 1,
  async *play(stage) {
    yield stage.on(1, 570)
    await filed(stage, stage.day(1))
  },
}
