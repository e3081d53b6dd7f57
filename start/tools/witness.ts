import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { witnessKey } from '../../capabilities/transparency/keys.ts'
import { systemClock } from '../../kernel/clock.ts'
import { parseVkey, vkeyOf, type Key } from '../../record/note.ts'
import { openWitness } from '../../record/witness.ts'
import { serveWitness } from '../../record/witness-http.ts'
import type { Tool } from './tool.ts'

export const tool: Tool = {
  name: 'witness',
  usage: `witness DIR NAME LOG… [--port N]   co-signs the logs of others: DIR keeps key and memory, NAME is this witness, each LOG is the key of a log
                 (log+id+key, or a file with lines "log …", such as /log/policy); listens on 127.0.0.1`,
  async run(_settings, args) {
    const at = args.indexOf('--port')
    const port = at >= 0 ? Number(args[at + 1]) : 0
    const [dir, name, ...logs] = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1))
    if (!dir || !name || logs.length === 0 || !Number.isInteger(port)) { console.error(this.usage); return 2 }
    const signer = await witnessKey(dir, name)
    const witness = openWitness({ dir: join(dir, 'memory'), signer, logs: (await Promise.all(logs.map(keysOf))).flat(), now: systemClock.now })
    const server = await serveWitness(witness, { port })
    console.log(`witness ${name} ${vkeyOf(signer.key)} ${server.url}`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await server.close()
    return 0
  },
}

/** The pinned keys: only these logs are co-signed. */
async function keysOf(text: string): Promise<Key[]> {
  const vkeys = existsSync(text) ? [...readFileSync(text, 'utf8').matchAll(/^log (\S+)/gm)].map((m) => m[1]!) : [text]
  const keys = await Promise.all(vkeys.map(parseVkey))
  if (keys.length === 0 || keys.includes(null)) throw new Error(`${text} names no key of a log`)
  return keys.filter((k) => k !== null)
}
