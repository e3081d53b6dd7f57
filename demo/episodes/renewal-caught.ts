import { licensedUntil, renewalAsked, type Episode } from '../episodes.ts'
import { decided } from '../deciding.ts'
import { step } from '../case.ts'
import { concluded, examined } from '../stories.ts'

/** A renewal that lay too long: the alarm before the deemed renewal (许可法 §50) was seen, and it was decided two days before the licence ran out. */
export const episode: Episode = {
  needs: 'holder',
  async *play(stage) {
    const { c: first, licence } = yield* licensedUntil(stage, 60)
    const c = yield* renewalAsked(stage, first, licence, 98, 'review')
    yield (c.now = stage.on(76))
    yield* examined(c, 'renewal')
    yield* concluded(c)
    yield* decided(c, 'grant', '许可证即将届满，逾期不决定将视为准予延续。经审查符合条件，准予延期。', stage.on(63))
    yield stage.on(50)
    await step(c, c.cast.window, 'renew', { licence: licence.id })
  },
}
