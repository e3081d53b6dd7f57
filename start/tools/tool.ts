import type { Settings } from '../settings.ts'

/** One command of `npx anxu`: a file in this folder that exports `tool`. `run` answers the exit code: 0 well, 1 something was found, 2 not done. */
export type Tool = { name: string; usage: string; run(settings: Settings, args: readonly string[]): Promise<number> }

/** A line that replaces itself on a terminal; nothing where the output goes elsewhere. */
export const showProgress = (line: string) => { if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`) }
