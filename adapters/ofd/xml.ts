export const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'

export const xml = (body: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`)

/** Text as XML carries it; characters that XML forbids are left out. */
export const escaped = (text: string) =>
  text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&')

/** The attributes of every element of this name, whatever its prefix. For the flat lists that a signature is made of, not for XML at large. */
export const elements = (text: string, name: string): Record<string, string>[] =>
  [...text.matchAll(new RegExp(`<(?:[\\w-]{1,20}:)?${name}((?:\\s+[\\w:-]{1,40}\\s*=\\s*"[^"<]{0,400}")*)\\s*/?>`, 'g'))]
    .map((found) => Object.fromEntries([...found[1]!.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key!, unescaped(value!)])))

/** The text inside each element of this name that holds text alone. */
export const texts = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<(?:[\\w-]{1,20}:)?${name}(?:\\s[^<>]{0,400})?>([^<]{0,4000})</`, 'g'))].map((found) => unescaped(found[1]!.trim()))
