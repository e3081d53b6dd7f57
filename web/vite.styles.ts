import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * antd and its icons write styles through one module each, which makes `<style>` elements: the content policy (style-src 'self') forbids them,
 * also in antd's `zeroRuntime` mode (tokens, the scroll lock). This puts `desk/sheets.ts` in their place, which does the same with constructed
 * style sheets. So antd keeps its themes, and its static style sheet (109 kB compressed, every component) is not needed.
 */
export const sheetStyles = (): Plugin => ({
  name: 'anxu-sheet-styles',
  enforce: 'pre',
  load: {
    filter: { id: /(@rc-component\/util\/es\/Dom\/dynamicCSS|@ant-design\/icons\/es\/cssUtils)\.js$/ },
    handler: () => `export * from ${JSON.stringify(fileURLToPath(new URL('./desk/sheets.ts', import.meta.url)))}`,
  },
})
