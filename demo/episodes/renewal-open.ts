import { licensedUntil, renewalAsked, type Episode } from '../episodes.ts'

/** A renewal that is still undecided ten days before the licence runs out: an alarm on the head's home on the demonstration's last day. */
export const episode: Episode = {
  needs: 'holder',
  async *play(stage) {
    const { c, licence } = yield* licensedUntil(stage, -10)
    yield* renewalAsked(stage, c, licence, 27, 'review')
  },
}
