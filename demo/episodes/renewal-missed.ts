import { licensedUntil, renewalAsked, type Episode } from '../episodes.ts'

/** A renewal that nobody decided in time: the licence ran past its last day and stands as deemed renewed (许可法 §50). */
export const episode: Episode = {
  needs: 'holder',
  async *play(stage) {
    const { c, licence } = yield* licensedUntil(stage, 20)
    yield* renewalAsked(stage, c, licence, 58, 'review')
  },
}
