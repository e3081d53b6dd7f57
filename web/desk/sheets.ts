/**
 * What antd and its icons use to write styles, with constructed style sheets (see vite.styles.ts). Everything goes into the cascade layer
 * `antd`, so that our own sheets stand above it whatever their order.
 */
type Options = { mark?: string; prepend?: boolean | 'queue'; priority?: number }
type Written = { css: string; sheet: CSSStyleSheet; rank: number; node: HTMLStyleElement }

const written = new Map<string, Written>()
/** Every sheet that was ever ours: what is adopted and not ours belongs to somebody else. */
const ours = new WeakSet<CSSStyleSheet>()

export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const name = nameOf(key, options)
  const known = written.get(name)
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(layered(css))
    known.css = css
    return known.node
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(layered(css))
  ours.add(sheet)
  // antd hangs marks on the element it gets back; this one never enters the document.
  const node = document.createElement('style')
  written.set(name, { css, sheet, rank: rankOf(options), node })
  adopt()
  return node
}

export function removeCSS(key: string, options: Options = {}): void {
  if (written.delete(nameOf(key, options))) adopt()
}

export const injectCSS = (css: string, options: Options = {}): HTMLStyleElement => updateCSS(css, `injected-${written.size}`, options)
export const clearContainerCache = (): void => {}
export const getShadowRoot = (): null => null
export const warningOnce = (valid: boolean, message: string): void => console.assert(valid, message)

const layered = (css: string) => `@layer antd{${css}}`
const nameOf = (key: string, { mark = '' }: Options) => `${mark}|${key}`

/** Put before everything · queued by priority · put behind. */
const rankOf = ({ prepend, priority = 0 }: Options) => (prepend === 'queue' ? priority : prepend ? -1e6 : 1e6)

function adopt() {
  const others = document.adoptedStyleSheets.filter((sheet) => !ours.has(sheet))
  const sorted = [...written.values()].sort((a, b) => a.rank - b.rank)
  document.adoptedStyleSheets = [...others, ...sorted.map(({ sheet }) => sheet)]
}
