import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { scripts: { start: string } }

/** What `npm start` tells Node before the program: measurements run under the same. */
export const startFlags: readonly string[] = scripts.start.split(' ').slice(1, -1)
