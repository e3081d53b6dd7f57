import { underReviewSince, type Episode } from '../episodes.ts'

/** A case under review of which more than seven tenths of the limit are used: a yellow light (M1.5). */
export const episode: Episode = { needs: 'enterprise', daysLeft: 44, play: (stage) => underReviewSince(stage, [34, 35, 33]) }
