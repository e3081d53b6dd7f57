import { fork, type ChildProcess } from 'node:child_process'

/** What travels to the process that draws: a function by module and name, and what it is called with, by value. */
export type Task = { id: number; module: string; name: string; args: unknown[] }
export type Answer = { id: number; done?: unknown; failed?: string }
type Waiting = { resolve(done: unknown): void; reject(error: Error): void }
type Called = (...args: never[]) => Promise<unknown>

const waiting = new Map<number, Waiting>()
const idleMs = 10_000
let drawer: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined
let asked = 0

/**
 * Calls the functions of a module in a process of its own, which ends when nothing has been asked for ten seconds: what fonts and pages take of
 * memory goes with it (a thread's would stay with the server), and requests never wait for a page to be set. Throws what the function threw, as
 * an Error with its stack as message; a process that ends early fails everything that it was asked.
 */
export const elsewhere = <Module>(module: URL) => <Name extends keyof Module & string>(name: Name, ...args: Module[Name] extends Called ? Parameters<Module[Name]> : never) =>
  ask(module.href, name, args) as Module[Name] extends Called ? ReturnType<Module[Name]> : never

function ask(module: string, name: string, args: unknown[]): Promise<unknown> {
  clearTimeout(idle)
  drawer ??= open()
  const id = asked++
  return new Promise<unknown>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    drawer!.send({ id, module, name, args } satisfies Task)
  })
}

function open(): ChildProcess {
  const child = fork(new URL('./drawer.ts', import.meta.url), { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.on('message', ({ id, done, failed }: Answer) => {
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (failed === undefined) resolve(done)
    else reject(new Error(failed))
    if (waiting.size === 0) idle = setTimeout(close, idleMs).unref()
  })
  // One that was let go of, or is lost already, fails nothing that another was asked.
  const over = (error: Error) => { if (child === drawer) lost(error) }
  child.on('error', over)
  child.on('exit', (code) => over(new Error(`The process that draws ended with ${code}`)))
  child.unref()
  child.channel!.unref()
  return child
}

function lost(error: Error) {
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
  drawer = null
}

function close() {
  const child = drawer
  drawer = null
  child?.disconnect()
}
