/** The state as it is called: what was granted without publicity (a change, a replacement, an extension) is not in publicity. */
export const shownState = (state: string, publicUntil: string | null): string => (state === 'publicised' && publicUntil === null ? 'granted' : state)
