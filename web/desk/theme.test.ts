import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { seed } from './theme.ts'

test('antd paints with the colours of the tokens', () => {
  const css = readFileSync(new URL('../shared/tokens.css', import.meta.url), 'utf8')
  const token = (name: string): string => {
    const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? assert.fail(`no token ${name}`)
    const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
    return other ? token(other) : value
  }
  assert.deepEqual(seed, {
    colorPrimary: token('primary'), colorInfo: token('info'), colorLink: token('link'), colorSuccess: token('done'),
    colorWarning: token('wait'), colorError: token('over'), colorTextBase: token('text'),
  })
})
