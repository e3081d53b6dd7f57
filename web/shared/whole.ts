const joiner = '\u2060'
const date = /\b(\d{4})-(\d{2})-(\d{2})\b/g
const narrow = typeof window === 'undefined' ? undefined : window.matchMedia('(max-width: 48rem)')

/** On a phone, a date that is not torn at its hyphens: browsers break `2026-11-24` there, and no style keeps them from it inside a sentence. */
export const whole = (text: string): string => (narrow?.matches ? text.replace(date, `$1${joiner}-${joiner}$2${joiner}-${joiner}$3`) : text)

// What somebody copies is the plain date.
if (typeof document !== 'undefined') {
  document.addEventListener('copy', (event) => {
    const chosen = document.getSelection()?.toString() ?? ''
    if (!chosen.includes(joiner)) return
    event.clipboardData?.setData('text/plain', chosen.replaceAll(joiner, ''))
    event.preventDefault()
  })
}
