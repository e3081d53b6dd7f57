import { underReviewSince, type Episode } from '../episodes.ts'

/** A case under review whose limit has run out: oversight names who is responsible (M1.5). */
export const episode: Episode = { needs: 'enterprise', daysLeft: 60, play: (stage) => underReviewSince(stage, [52, 51, 53, 50]) }
