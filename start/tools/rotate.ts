import { existsSync } from 'node:fs'
import { addLogKey, retireLogKeys } from '../../capabilities/transparency/keys.ts'
import { logPaths } from '../sealing.ts'
import type { Tool } from './tool.ts'

export const tool: Tool = {
  name: 'rotate-log-key',
  usage: `rotate-log-key begin|finish   begin: makes a second key of the sealed record, to sign beside the first from the next start;
                 finish, once witnesses and publishers of the policy have the new one: retires the first. Its private half is destroyed`,
  async run(settings, args) {
    const { keys } = logPaths(settings)
    if (!existsSync(keys) || !['begin', 'finish'].includes(args[0] ?? '')) { console.error(existsSync(keys) ? this.usage : `${keys} is not there: start the server once`); return 2 }
    if (args[0] === 'begin') {
      console.log(`新密钥 · The new key:\nlog ${await addLogKey(keys)}\n重新启动服务器后与原密钥同时签名。把 /log/policy 交给各见证方和政策发布方，再执行 finish。\nStart the server again: both keys sign. Give /log/policy to every witness and to whoever publishes it; then finish.`)
      return 0
    }
    console.log(`已退役 · Retired (keep these lines in the policy, old proofs verify by them):\n${(await retireLogKeys(keys)).map((k) => `log ${k}`).join('\n')}\n重新启动服务器后生效。· It counts from the next start.`)
    return 0
  },
}
