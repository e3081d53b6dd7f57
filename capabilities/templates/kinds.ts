/** The writs whose standing texts are kept here. Pure. */
export const writs = [
  'acceptance', 'non-acceptance', 'correction-notice', 'exclusion-of-time', 'grant', 'refusal', 'suspension', 'revocation', 'annulment', 'withdrawal', 'cancellation', 'licence',
] as const
