import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** The character maps, fonts and decoders that pdf.js fetches as a document needs them; under its version, for they must fit it. */
export const pdfFiles = (): Plugin => ({
  name: 'anxu-pdf-files',
  generateBundle() {
    const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
      for (const name of readdirSync(join(home, folder))) {
        this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${folder}/${name}`, source: readFileSync(join(home, folder, name)) })
      }
    }
  },
})
