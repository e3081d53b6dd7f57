import { underReviewSince, type Episode } from '../episodes.ts'

/** A case under review of which more than nine tenths of the limit are used: a red light (M1.5). */
export const episode: Episode = { needs: 'enterprise', daysLeft: 50, play: (stage) => underReviewSince(stage, [40, 41, 39]) }
