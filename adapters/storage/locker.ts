import { randomInt } from 'node:crypto'
import { access, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ERRORS } from '@tus/server'
import type { Lock, Locker } from '@tus/server'
import { claim } from './claim.ts'
import type { Claim } from './claim.ts'

/**
 * One request at a time for each upload, across all processes on this disk. Who waits leaves a note; who holds sees it and gives way:
 * the connection of a phone that lost its network may hang for minutes while the phone is back and wants to go on.
 */
export function fileLocker(folder: string, patience = 30_000): Locker {
  return {
    newLock(id): Lock {
      const note = join(folder, `${id}.wanted`)
      let held: Claim | undefined
      let looking: NodeJS.Timeout | undefined
      return {
        async lock(signal, giveWay) {
          held = await waitFor(folder, id, note, signal, patience)
          await rm(note, { force: true })
          looking = setInterval(() => void access(note).then(giveWay, () => {}), 100).unref()
        },
        async unlock() {
          clearInterval(looking)
          await held?.release()
        },
      }
    },
  }
}

async function waitFor(folder: string, id: string, note: string, signal: AbortSignal, patience: number): Promise<Claim> {
  const end = performance.now() + patience
  while (!signal.aborted) {
    const answer = await claim(folder, id)
    if ('release' in answer) return answer
    if (performance.now() > end) throw ERRORS.ERR_LOCK_TIMEOUT
    await writeFile(note, '')
    await pause(randomInt(10, 40))
  }
  throw ERRORS.ABORTED
}
