import { existsSync, readFileSync } from 'node:fs'
import { checkProof } from '../../capabilities/transparency/check.ts'
import { logPaths } from '../sealing.ts'
import type { Tool } from './tool.ts'

const sentences: Readonly<Record<string, string>> = {
  malformed: '不是可读的证明文件 · This is no proof file, or the policy cannot be read',
  'another-log': '这是另一个日志的证明 · The proof is of another log than the policy names',
  'wrong-signature': '检查点的签名不对 · The checkpoint is not signed by the log (or a witness) that it names',
  'not-included': '内容与日志不符：可能被改动 · The content is not what stands in the log: it may have been altered',
  'no-quorum': '见证方不足 · Too few witnesses have co-signed',
}

export const tool: Tool = {
  name: 'verify',
  usage: `verify FILE [--policy FILE]   checks a proof (*.tlog-proof) by the keys in a policy file and by nothing else; without --policy by the
                 one that ANXU_DATA holds (exit code 0: it holds)`,
  async run(settings, args) {
    const at = args.indexOf('--policy')
    const policy = at >= 0 ? args[at + 1] : logPaths(settings).policy
    const file = args.find((a, i) => !a.startsWith('--') && i !== at + (at >= 0 ? 1 : args.length))
    if (!file || !policy || !existsSync(file) || !existsSync(policy)) { console.error(file && policy ? `${existsSync(file) ? policy : file} is not there` : this.usage); return 2 }
    const checked = await checkProof(readFileSync(file, 'utf8'), readFileSync(policy, 'utf8'))
    if ('problem' in checked) { console.log(sentences[checked.problem]); return 1 }
    const { fact } = checked
    console.log(`证明成立 · The proof holds\n  ${checked.origin}: entry ${checked.index} of ${checked.size}, fact ${checked.number}`)
    for (const w of checked.witnesses) console.log(`  ${w.name}: ${Temporal.Instant.fromEpochMilliseconds(w.time * 1000).toString()}`)
    console.log(`  ${fact.name} · ${fact.recordedAt} · ${fact.actor.name} · ${fact.clause}${fact.reason ? ` · ${fact.reason}` : ''}\n  ${JSON.stringify(fact.body)}`)
    return 0
  },
}
