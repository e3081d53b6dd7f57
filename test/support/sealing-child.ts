import { pino } from 'pino'
import { transparency } from '../../capabilities/transparency/index.ts'
import { openLogKeys } from '../../capabilities/transparency/keys.ts'
import { openLog } from '../../capabilities/transparency/log.ts'
import { openMirror } from '../../capabilities/transparency/mirror.ts'
import { diskStore } from '../../adapters/storage/index.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { DatabaseUrls } from '../../kernel/db.ts'
import { openHouse } from '../../kernel/house.ts'
import { parsePolicy } from '../../record/policy.ts'
import { testKey } from './database.ts'

export type SealingChild = { urls: DatabaseUrls; dir: string; policy: string; dies: string }

/** A process that seals, and is killed after one of the steps, as by a power cut. */
const { urls, dir, policy, dies } = JSON.parse(process.argv[2]!) as SealingChild
const house = await openHouse({ urls, master: testKey, capabilities: [transparency], clock: systemClock, law: { versionOf: () => null }, store: diskStore(dir), log: pino({ level: 'silent' }), rebuild: false })
let opened = false
const log = await openLog(house, {
  keys: await openLogKeys(`${dir}/keys`, 'log.test'), policy: await parsePolicy(policy), mirror: () => openMirror(`${dir}/mirror`, Buffer.alloc(32, 5)),
  onStep: (step) => { if (opened && step === dies) process.kill(process.pid, 'SIGKILL') },
})
opened = true
await log.seal()
