import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Capability } from '../kernel/capability.ts'

const folder = join(import.meta.dirname, '..', 'capabilities')

/** Finds the capabilities by reading their directory, in the order of their names: there is no list to edit. */
export async function findCapabilities(): Promise<Capability[]> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts'))).sort()
  return Promise.all(names.map(async (name) => {
    const module = await import(pathToFileURL(join(folder, name, 'index.ts')).href) as Record<string, Capability>
    const found = Object.values(module).find((value) => typeof value === 'object' && value?.name === name)
    if (!found) throw new Error(`capabilities/${name}/index.ts exports no capability called ${name}`)
    return found
  }))
}
