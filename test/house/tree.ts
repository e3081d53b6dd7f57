import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** Every source file of the project, with its text; paths are relative to the root. */
export const sources = (): { path: string; text: string }[] =>
  globSync(['*.ts', '{kernel,folding,record,capabilities,adapters,law,web,demo,start,bench,test}/**/*.{ts,tsx}'], { cwd: root, exclude: (p) => /node_modules|web\/dist/.test(String(p)) })
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))

export const isTest = (path: string) => /\.test\.tsx?$|^test\/|\/testing\/|\/testing\.ts$/.test(path)

/** The modules a file imports, relative ones resolved against the root. */
export function importsOf(file: { path: string; text: string }): string[] {
  const found = [...file.text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1]!)
  return found.map((spec) => (spec.startsWith('.') ? join(file.path, '..', spec).replaceAll('\\', '/') : spec))
}
