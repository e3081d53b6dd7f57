import type { SealKeys, SealOffice, SealUse, ToSeal } from '../../adapters/sealing/port.ts'
import { tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Work } from '../../kernel/work.ts'
import { fail, seal as noteSealed, wait } from './commands/document.ts'
import { install } from './commands/seal.ts'
import { use as noteUse } from './commands/use.ts'
import type { Seals, SealTable } from './schema/tables.ts'

const t = tables<Seals>()
type Named = (department: string) => string

/**
 * Puts the seal of a department on a document. The use is recorded first, which a seal that was revoked or suspended meanwhile refuses; then the key is opened.
 * Where that cannot be, the document waits in the register and `null` is answered: its job has done what it could, and a batch runs it again.
 */
export const sealOffice = (house: House): SealOffice => {
  const work = house.work('seal-office')
  return {
    async seal(used, drawn) {
      const found = await usable(work, used)
      const document = documentOf(used)
      if (!found) return waits(work, used, document, 'seals/none-in-use')
      try {
        await work.perform(noteUse, { id: found.id, ...document }, { causedBy: used.of, onBehalfOf: used.onBehalfOf.id, requestId: derivedRequestId('seal-use', document.document, found.id) })
        // A repeat finds its earlier use; the seal may have been revoked since.
        if ((await usable(work, used))?.id !== found.id) return await waits(work, used, document, 'seals/none-in-use')
        const sealed = await put(work, found, used, drawn)
        await settled(work, document.document, found.id)
        return sealed
      } catch (error) {
        if (error instanceof Problem && isOfTheSeal(error.code)) return waits(work, used, document, error.code)
        throw error
      }
    },
  }
}

const isOfTheSeal = (code: string) => code.startsWith('sealing/') || code.startsWith('seals/') || code === 'kernel/out-of-order'

/** The document's id follows from the fact that it says, so that it waits once however often it is tried. */
const documentOf = ({ of, kind, number, application, onBehalfOf }: SealUse) => ({ document: derivedRequestId('seal-document', of, kind), kind, number, of, application, onBehalfOf })
type Document = ReturnType<typeof documentOf>

/** The newest seal of the department that is in use. A department whose register is empty gets the built-in test seal. */
async function usable(work: Work, { department, region }: SealUse): Promise<SealTable | undefined> {
  const all = t.selectFrom('seals_seal').selectAll().where('department', '=', department).where('state', 'not in', ['applied', 'declined']).orderBy('applied_at', 'desc')
  const seals = await work.all(all)
  if (seals.length === 0) {
    await installBuiltIn(work, department, region)
    return (await work.all(all)).find(isInUse) as SealTable | undefined
  }
  return seals.find(isInUse) as SealTable | undefined
}
const isInUse = (row: { state: string }) => row.state === 'in-use'

async function installBuiltIn(work: Work, department: string, region: string) {
  const id = derivedRequestId('built-in-seal', department)
  const name = work.port<Named>('authorityName')(department)
  const key = await work.port<SealKeys>('sealKeys').make(id, name)
  // Of the whole city: every office of the department sees the seal that its documents bear.
  await work.perform(install, { id, name, region: `${region.slice(0, 4)}00`, department, ...key }, { requestId: derivedRequestId('install-seal', department) })
}

async function put(work: Work, found: SealTable, used: SealUse, drawn: ToSeal) {
  // Cryptography is heavy: loaded with the first document, not with the server.
  const [{ signPdf }, { sealOfd }] = await Promise.all([import('../../adapters/sealing/sign-pdf.ts'), import('../../adapters/ofd/sign.ts')])
  const sealer = await work.port<SealKeys>('sealKeys').open(found.id)
  const at = work.clock.now()
  const pdf = await signPdf(drawn.pdf, sealer, { reason: used.number, location: found.name, at, name: found.name })
  if (!drawn.ofd) return { pdf, signer: found.name }
  const ofd = sealOfd(drawn.ofd, { id: found.id, name: found.name, from: found.valid_from!, until: found.valid_until!, signer: sealer.sm2, at })
  return { pdf, ofd, signer: found.name }
}

const find = (work: Work, id: string) => work.first(t.selectFrom('seals_document').select(['id', 'state']).where('id', '=', id))

async function waits(work: Work, used: SealUse, document: Document, problem: string): Promise<null> {
  const known = await find(work, document.document)
  if (known) { if (known.state === 'waiting') await work.perform(fail, { id: known.id, problem }) }
  else await work.perform(wait, { ...document, problem, job: used.job, data: used.data, enterprise: used.enterprise, region: used.region, department: used.department }, { causedBy: used.of })
  return null
}

async function settled(work: Work, id: string, seal: string) {
  const known = await find(work, id)
  if (known?.state === 'waiting') await work.perform(noteSealed, { id, seal })
}
