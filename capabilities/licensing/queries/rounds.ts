import { sql } from 'kysely'
import { z } from 'zod'
import { readEnvelope } from '../../../kernel/fact.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query, type Asking } from '../../../kernel/query.ts'
import { theCase } from '../commands/case.ts'
import { ApplicationCompleted, ApplicationSubmitted, CorrectedOnTheSpot, FindingsAnswered } from '../facts.ts'
import { differences } from '../form.ts'
import type { Documents, FileRef, Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers, Form } from '../sectors/sector.ts'
import { discreet, examines } from './discreet.ts'
import { applicationFor, applicationPlace } from './scope.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const file = z.object({ id: z.uuid(), name: z.string(), size: z.number(), mime: z.string() })
const names = [ApplicationSubmitted, CorrectedOnTheSpot, ApplicationCompleted, FindingsAnswered].map((kind) => kind.name)

type Handed = { answers: Answers; documents: Documents }
type Body = { answers: Answers; documents?: Documents; round?: number; note?: string }

/** What each hand-in changed against the one before: answers by field and row, documents by file. The first stands there without changes. */
export const rounds = query<Licensing>()({
  name: 'rounds', capability: 'licensing', path: '/applications/:id/rounds', for: applicationFor,
  summary: { zh: '各轮提交的差异', en: 'What each hand-in changed' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ items: z.array(z.object({
    fact: z.string(), name: z.string(), step: z.string(), round: z.number(), at: z.string(), by: z.string(), note: z.string(),
    answers: z.array(z.object({ pointer: z.string(), label: words, before: words.nullable(), after: words.nullable() })),
    documents: z.array(z.object({ key: z.string(), title: words, added: z.array(file), removed: z.array(file) })),
  })) }),
  run: async (ask, { id }) => {
    const row = await ask.first(theCase(ask.t, { id }).where(ask.visible('licensing_application', applicationPlace)))
    if (!row) throw notFound()
    const { form, materials } = sectorOf(row.sector, row.kind)
    const title = (key: string) => materials.find((m) => m.key === key)?.title ?? { zh: key, en: key }
    const open = (one: Handed): Handed => (examines(ask.actor, row) ? one : { ...one, answers: discreet(one.answers) })
    let [round, before] = [1, undefined as Handed | undefined]
    const items = (await handIns(ask, id)).map(({ fact, name, step, recordedAt, actor, body }) => {
      round = body.round ?? round
      // A correction on the spot tells only the answers that it changed.
      const after = { answers: { ...(body.documents ? {} : before?.answers), ...body.answers }, documents: body.documents ?? before?.documents ?? {} }
      const told = changes(form, open(before ?? after), open(after))
      before = after
      return {
        fact, name, step, round, at: recordedAt, by: actor.name, note: body.note ?? '', answers: told.answers,
        documents: told.documents.map((d) => ({ ...d, title: title(d.key) })),
      }
    })
    return { items }
  },
})

async function handIns(ask: Asking<Licensing>, id: string) {
  const facts = await ask.all(sql<{ id: string; bytes: Buffer }>`select id, bytes from fact where subject = ${id} and name in (${sql.join(names)}) order by id`)
  return facts.map(({ id: fact, bytes }) => {
    const envelope = readEnvelope(bytes)
    return { ...envelope, fact, body: envelope.body as Body }
  })
}

function changes(form: Form, before: Handed, after: Handed) {
  const shown = ({ id, name, size, mime }: FileRef) => ({ id, name, size, mime })
  const without = (some: readonly FileRef[] = [], others: readonly FileRef[] = []) =>
    some.filter((one) => !others.some((other) => other.sha256 === one.sha256)).map(shown)
  const keys = [...new Set([...Object.keys(before.documents), ...Object.keys(after.documents)])]
  const documents = keys.map((key) => ({
    key, added: without(after.documents[key], before.documents[key]), removed: without(before.documents[key], after.documents[key]),
  }))
  return { answers: differences(form, before.answers, after.answers), documents: documents.filter((d) => d.added.length + d.removed.length > 0) }
}
