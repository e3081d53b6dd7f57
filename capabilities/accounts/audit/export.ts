import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import type { SealKeys } from '../../../adapters/sealing/port.ts'
import { exportXlsx } from '../../../kernel/ask.ts'
import { command } from '../../../kernel/command.ts'
import { valid } from '../../../kernel/fields.ts'
import type { House } from '../../../kernel/house.ts'
import { requestIdOf } from '../../../kernel/http.ts'
import { signInNeeded, unavailable } from '../../../kernel/problem.ts'
import { today } from '../../../kernel/calendar.ts'
import { ListTaken } from '../facts.ts'
import { auditExport } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'

/** The record of looks is kept where looks are asked for. */
const capabilityOf = { changes: 'accounts', attempts: 'accounts', looks: 'looks', entries: 'accounts' } as const
const lists = Object.keys(capabilityOf) as (keyof typeof capabilityOf)[]
const filters = z.record(z.string().max(40), z.string().max(200)).default({})

/** An auditor takes a list along: what was taken, by which filters, and the digest that the signature is over. */
export const takeList = command<Accounts>()({
  does: auditExport.step('take'),
  input: z.object({ list: z.enum(lists), filters, sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int() }),
  locks: () => [],
  place: (_row, _input, actor) => ({ region: actor.region }),
  draw: (draw) => ({ id: draw.uuid() }),
  fact: ListTaken,
  record: (_row, input, { id }, { actor }) => ({ subject: id, enterprise: null, region: actor.region, department: null, body: input }),
  write: () => [],
})

/** The key of these lists is none of a seal's: it signs what was taken, it decides nothing. */
const listKey = '0a0d1700-0000-7000-8000-000000000001'

const body = z.strictObject({ list: z.enum(lists), filters, lang: z.enum(['zh', 'en']).default('zh') })

/** A list as a workbook with a detached signature beside it, the certificate, and how to check them with openssl. */
export function exportRoutes(app: FastifyInstance, house: House): void {
  app.post('/api/accounts/lists/take-signed', { schema: { tags: ['accounts'], body }, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }, async (req, reply) => {
    if (!req.actor) throw signInNeeded()
    const keys = house.ports['sealKeys'] as SealKeys | undefined
    if (!keys) throw unavailable({ code: 'accounts/no-sealer', title: { zh: '没有可用的签名密钥，不能导出签名清单', en: 'There is no key to sign with' } })
    const { list, filters: chosen, lang } = valid(body, req.body)
    const query = house.queries.find((one) => one.capability === capabilityOf[list] && one.name === list)!
    const book = await exportXlsx(house, query, req.actor, chosen, lang)
    await keys.make(listKey, '审计清单 Audit lists')
    const sealer = await keys.open(listKey)
    const signature = await sealer.sign(book)
    const sha256 = createHash('sha256').update(book).digest('hex')
    await house.perform(takeList, { actor: req.actor, requestId: requestIdOf(req), input: { list, filters: chosen, sha256, bytes: book.length } })
    const name = `${list}-${today(house.clock.now())}`
    const files = { [`${name}.xlsx`]: new Uint8Array(book), [`${name}.xlsx.p7s`]: signature, 'certificate.pem': strToU8(sealer.certificatePem), 'README.txt': strToU8(howTo(name, sha256)) }
    return reply.type('application/zip').header('content-disposition', `attachment; filename="${name}.zip"`).header('cache-control', 'no-store')
      .send(Buffer.from(zipSync(files, { level: 0, mtime: house.clock.now() })))
  })
}

const howTo = (name: string, sha256: string) => `核验方法（任一装有 OpenSSL 的电脑，无须联网）
How to check it (any computer with OpenSSL, no network):

openssl cms -verify -binary -inform DER -in ${name}.xlsx.p7s -content ${name}.xlsx -certfile certificate.pem -noverify -out verified.xlsx

显示 "CMS Verification successful" 即清单自导出后未被改动。请另行核对 certificate.pem 是否为本机关公布的证书。
"CMS Verification successful" means that the list is as it was taken. Compare certificate.pem with the one that the authority publishes.

SHA-256 ${sha256}
`
