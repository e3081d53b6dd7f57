import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'tour')
const writing = process.env['TOUR'] === 'write'

/**
 * The pictures of docs/tour.md. With `TOUR=write` the story takes them anew and writes the page; otherwise it checks that the page shows exactly
 * the story's pictures, so that the tour cannot fall behind.
 */
export function album() {
  const shown: { name: string; caption: string; chapter: number }[] = []
  return {
    /** What belongs to a later chapter may be taken earlier, on the day on which it is to be seen. */
    async show(page: Page, name: string, caption: string, chapter = 1) {
      shown.push({ name, caption, chapter })
      if (!writing) return
      // A font is asked for when a frame needs it: only after one are all that the page needs on their way.
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .ax-skeleton'))
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)) }))
      await page.waitForFunction(() => document.fonts.status === 'loaded')
      mkdirSync(folder, { recursive: true })
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    },
    close() {
      const inOrder = [...shown].sort((a, b) => a.chapter - b.chapter)
      const text = ['# The tour: one application, from the draft to the licence; then what else a year brings', '', 'The pictures are taken by the browser tests (`npm run tour`), in the language of the people who use it.', '',
        ...inOrder.flatMap(({ name, caption }, i) => [`## ${i + 1}. ${caption}`, '', `![${caption}](tour/${name}.png)`, ''])].join('\n')
      const path = join(folder, '..', 'tour.md')
      if (writing) writeFileSync(path, text)
      assert.equal(existsSync(path) ? readFileSync(path, 'utf8') : '', text, 'docs/tour.md shows another story: run npm run tour')
      for (const { name } of shown) assert.ok(existsSync(join(folder, `${name}.png`)), `${name}.png is there`)
    },
  }
}
