import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../kernel/problem.ts'
import { readSettings } from './settings.ts'
import type { Tool } from './tools/tool.ts'

/** `npx anxu NAME …`: each file in `tools/` is one command. */
const files = globSync('*.ts', { cwd: join(import.meta.dirname, 'tools') }).filter((f) => f !== 'tool.ts' && !f.endsWith('.test.ts')).sort()
const tools = await Promise.all(files.map(async (f) => ((await import(join(import.meta.dirname, 'tools', f))) as { tool: Tool }).tool))

const [name, ...args] = process.argv.slice(2)
const chosen = tools.find((t) => t.name === name)
if (!chosen) {
  console.log(tools.map((t) => `anxu ${t.usage}`).join('\n'))
  process.exit(name === undefined || name === 'help' || name === '--help' ? 0 : 2)
}
if (existsSync('.env')) process.loadEnvFile('.env')
const read = readSettings(process.env)
if ('mistakes' in read) {
  console.error(read.mistakes.join('\n'))
  process.exit(2)
}
try {
  process.exit(await chosen.run(read.settings, args))
} catch (error) {
  console.error(error instanceof Problem ? `${error.init.title.zh} (${error.init.title.en})${error.init.detail ? `: ${error.init.detail.en}` : ''}` : (error as Error).message)
  process.exit(2)
}
