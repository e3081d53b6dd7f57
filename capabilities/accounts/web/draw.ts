/** Signs that nobody confuses when reading aloud or copying. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const each = 4

/** A password of 16 signs in groups, about 79 bits: long enough for one entry, short enough to be handed over. */
export function drawPassword(): string {
  const drawn: string[] = []
  while (drawn.length < groups * each) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // Beyond the last whole multiple a sign would be likelier than others.
      if (byte < signs.length * Math.floor(256 / signs.length) && drawn.length < groups * each) drawn.push(signs[byte % signs.length]!)
    }
  }
  return Array.from({ length: groups }, (_, i) => drawn.slice(i * each, (i + 1) * each).join('')).join('-')
}
