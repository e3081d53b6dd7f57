import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { pdfFiles } from './vite.pdf.ts'
import { sheetStyles } from './vite.styles.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Four pages; a chunk is downloaded only by the pages that reach it. Nothing is inlined, so that the strict content policy holds. */
export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [sheetStyles(), react(), pdfFiles()],
  worker: { format: 'es' },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    // The last Chromium for Windows 7 is 109; browsers of Kylin and UnionTech systems are of that age too.
    target: ['chrome100', 'firefox102', 'safari15.4'],
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    manifest: true,
    rolldownOptions: {
      input: {
        portal: here('./portal/index.html'),
        workspace: here('./workspace/index.html'),
        workbench: here('./workbench/index.html'),
        'sign-in': here('./sign-in/index.html'),
      },
      output: { codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// }] } },
    },
  },
})
