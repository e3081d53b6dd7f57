/** How many of the members must be present. */
export const quorums = ['half', 'two-thirds', 'three-quarters', 'all'] as const
export type Quorum = (typeof quorums)[number]

/** The number that a quorum means for so many members: more than half of five is 3, two thirds of five is 4. */
export function needed(quorum: Quorum, members: number): number {
  switch (quorum) {
    case 'half': return Math.floor(members / 2) + 1
    case 'two-thirds': return Math.ceil((members * 2) / 3)
    case 'three-quarters': return Math.ceil((members * 3) / 4)
    case 'all': return members
  }
}

export type Choice = 'grant' | 'refuse' | 'defer'
export type Tally = Record<Choice, number>

export const tallyOf = (votes: readonly Choice[]): Tally => {
  const count = (choice: Choice) => votes.filter((v) => v === choice).length
  return { grant: count('grant'), refuse: count('refuse'), defer: count('defer') }
}

/** More than half of those entitled decides, absent ones included; where nothing has it, the case is deferred. */
export const resultOf = (tally: Tally, entitled: number): Choice =>
  (tally.grant * 2 > entitled ? 'grant' : tally.refuse * 2 > entitled ? 'refuse' : 'defer')
