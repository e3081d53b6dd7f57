import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileSealer } from '../adapters/sealing/file-sealer.ts'
import { signPdf } from '../adapters/sealing/sign-pdf.ts'
import { verifyPdf } from '../adapters/sealing/verify-pdf.ts'
import { prepareOfd } from '../adapters/ofd/prepare.ts'
import { sealOfd } from '../adapters/ofd/sign.ts'
import { verifyOfd } from '../adapters/ofd/verify.ts'
import { drawLicenceTaped } from '../capabilities/licensing/writs/licence.ts'
import { systemClock } from '../kernel/clock.ts'
import { secretBytes } from '../kernel/random.ts'
import { atLeast, atMost, median, type Bench } from './support/figures.ts'

const rounds = 5
const each = 24
const authority = '云州市应急管理局'

export const bench: Bench = {
  what: `draw and seal ${each} licences, one after the other, each another one, as PDF and OFD`,
  notes: ['One process draws and signs; the processor time of all its threads is counted, so that the figure is per core.', 'Every file is checked after its round.'],
  async measure(say) {
    const dir = mkdtempSync(join(tmpdir(), 'anxu-bench-seal-'))
    try {
      const sealer = await fileSealer(dir, { name: authority, now: () => systemClock.now() })
      const perSecond: number[] = []
      const bytes: number[] = []
      for (let round = 0; round <= rounds; round++) {
        const files: Sealed[] = []
        const before = process.cpuUsage()
        for (let i = 0; i < each; i++) files.push(await sealed(round * each + i, sealer))
        const { user, system } = process.cpuUsage(before)
        for (const { pdf, ofd } of files) if ((await verifyPdf(pdf)).problem || verifyOfd(ofd).problem) throw new Error('a file that was just sealed does not verify')
        if (round === 0) continue
        perSecond.push(each / ((user + system) / 1e6))
        bytes.push(...files.map(({ pdf }) => pdf.length))
        say(`round ${round} of ${rounds}: ${perSecond.at(-1)!.toFixed(1)} a second and core, ${Math.round(median(bytes) / 1000)} kB`)
      }
      return [
        atLeast(8, { metric: 'pdf_per_s', what: 'licences drawn and sealed as PDF and OFD, a second and core', value: median(perSecond), unit: '/s' }),
        atMost(80_000, { metric: 'pdf_bytes', what: 'largest PDF', value: Math.max(...bytes), unit: 'B' }),
      ]
    } finally { rmSync(dir, { recursive: true }) }
  },
}

type Sealed = { pdf: Uint8Array; ofd: Uint8Array }

async function sealed(n: number, sealer: Awaited<ReturnType<typeof fileSealer>>): Promise<Sealed> {
  const now = systemClock.now()
  const number = `(云)WH安许证字〔2026〕${String(n + 1).padStart(4, '0')}号`
  const { pdf, tape } = await drawLicenceTaped({
    number, authority, issuedOn: '2026-11-23', drawnAt: now, checkUrl: `https://anxu.example/check?number=${encodeURIComponent(number)}`,
    enterprise: { name: `云州试验化工${n}有限公司`, creditCode: '91980102MA0000000X', principal: '石望川', address: `云州市望海区试验路 ${n} 号`, economicType: '有限责任公司' },
    scope: '年产 3 万吨甲醇、1 万吨甲醛；储存液氨 200 吨', validity: { from: '2026-11-23', until: '2029-11-22' },
  })
  const unsealed = prepareOfd(tape, { id: Buffer.from(secretBytes(16)).toString('hex'), custom: { number } })
  const until = new Date(now.getTime() + 86_400_000)
  return {
    pdf: await signPdf(pdf, sealer, { reason: number, location: authority, at: now, name: authority }),
    ofd: sealOfd(unsealed, { id: authority, name: authority, from: now, until, signer: sealer.sm2, at: now }),
  }
}
