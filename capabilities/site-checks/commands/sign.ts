import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import type { Kysely } from 'kysely'
import { CheckSigned } from '../facts.ts'
import { check } from '../procedure.ts'
import type { SiteChecks, StoredFile } from '../schema/tables.ts'
import { checkInput, concerns, lockCheck, ofCheck, ofItsCase, onCheck, onTheTeam, theCheck, uploaded, type CheckRow } from './check.ts'

const signer = { name: z.string().trim().min(2).max(60), post: z.string().trim().min(2).max(60), comment: z.string().trim().max(2000).default('') }
const locks = lockCheck

const write = (t: Kysely<SiteChecks>, f: FactOf<typeof CheckSigned>) => {
  const { application: _a, result: _r, ...signed } = f.body
  return [onCheck(t, f).set({ state: f.to!, signed: JSON.stringify({ ...signed, at: f.recordedAt, by: f.actor.name, reason: f.reason }) })]
}
const signature = (row: CheckRow, how: 'workspace' | 'on-site' | 'refused', more: { name?: string; post?: string; comment?: string; image?: StoredFile | null }) => ({
  ...ofCheck(row),
  body: { application: row.application_id, how, name: more.name ?? null, post: more.post ?? null, comment: more.comment ?? '', image: more.image ?? null, result: row.result! },
})

/** The enterprise signs in its workspace; what it does not agree with stands beside the signature. */
export const sign = command<SiteChecks>()({
  does: check.step('sign'),
  input: checkInput.extend(signer),
  locks,
  concerns,
  find: theCheck,
  rules: [ofItsCase],
  fact: CheckSigned,
  record: (row, input) => signature(row, 'workspace', input),
  write,
})

const imageIsHere: Rule<CheckRow & { files: StoredFile[] }, unknown> = {
  code: 'signature-missing',
  clause: '安全生产法-68',
  broken: (row) => !row.files[0]?.mime.startsWith('image/') && { zh: '没有收到手写签名', en: 'The handwritten signature has not arrived' },
}

const withImage = (t: Kysely<SiteChecks>, i: { id: string; image: string }) => theCheck(t, i).select(uploaded(i.id, [i.image]).as('files'))

/** … or by hand on the officer's device, there and then. */
export const signOnSite = command<SiteChecks>()({
  does: check.step('sign-on-site'),
  input: checkInput.extend({ ...signer, image: z.uuid() }),
  locks,
  concerns,
  find: withImage,
  guards: [onTheTeam],
  rules: [ofItsCase, imageIsHere],
  fact: CheckSigned,
  record: (row, input) => signature(row, 'on-site', { ...input, image: row.files[0]! }),
  write,
})

/** 安全生产法 §68: a refusal to sign is recorded. */
export const noteRefusal = command<SiteChecks>()({
  does: check.step('note-refusal'),
  input: checkInput,
  locks,
  concerns,
  find: theCheck,
  guards: [onTheTeam],
  rules: [ofItsCase],
  fact: CheckSigned,
  record: (row) => signature(row, 'refused', {}),
  write,
})
