import { enableCompileCache } from 'node:module'
import type { Answer, Task } from './elsewhere.ts'

// The process that draws: fonts and pages live and go with it. It ends when the server lets go of it, or is gone.
enableCompileCache()
const answer = (said: Answer) => { if (process.connected) process.send!(said) }

process.on('message', ({ id, module, name, args }: Task) => {
  void call(module, name, args).then((done) => answer({ id, done }), (error: unknown) => answer({ id, failed: (error as Error).stack ?? String(error) }))
})

async function call(module: string, name: string, args: unknown[]): Promise<unknown> {
  const found = await import(module) as Record<string, (...args: unknown[]) => Promise<unknown>>
  return found[name]!(...args)
}
