/** Lets the press that left a field land first: a note that appears at once would move its target away under the finger. */
export const afterClick = (then: () => void): void => void setTimeout(then, 250)
