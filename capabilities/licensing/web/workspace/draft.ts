import { get, newRequestId, send } from '../../../../web/shared/api.ts'
import { currentLink, subscribe as subscribeLink } from '../../../../web/shared/link.ts'
import { keep, kept, release } from './kept.ts'
import type { ApiProblem } from '../../../../web/shared/api.ts'
import type { Answer, Answers } from '../../sectors/sector.ts'
import type { Documents, Draft, FileRef } from './shapes.ts'

/** A field that was also changed elsewhere; it is not saved until the reader says which stays. */
export type Clash = { key: string; theirs: Answer | undefined }
export type Saving = 'rest' | 'waiting' | 'sending' | 'failed'

/** One draft as the pages see it: what the server has, what was typed since, and how saving goes. */
export type DraftState = {
  draft?: Draft
  problem?: ApiProblem
  changes: Answers
  files: Documents
  clashes: readonly Clash[]
  /** Fields that another device saved meanwhile, taken over without a clash. */
  merged: readonly string[]
  saving: Saving
  failure?: ApiProblem
}

type Saved = { version: number; savedAt: string; answers: Answers }
type Entry = { id: string; state: DraftState; listeners: Set<() => void>; looked: readonly string[]; secret: Set<string>; busy: boolean; timer?: Timer }
type Timer = ReturnType<typeof setTimeout>
const entries = new Map<string, Entry>()
const pause = 700
const retry = 6000

export const stateOf = (id: string): DraftState => entryOf(id).state

export function watch(id: string, listener: () => void): () => void {
  const entry = entryOf(id)
  entry.listeners.add(listener)
  return () => void entry.listeners.delete(listener)
}

/** Asks the server for the draft and keeps what was typed here; fields that changed elsewhere are merged or told as clashes. */
export async function load(id: string): Promise<void> {
  const entry = entryOf(id)
  if (entry.busy) return
  const answer = await get<Draft>(`/api/licensing/drafts/${id}`)
  if (!answer.ok) return put(entry, entry.state.draft ? { failure: answer.problem } : { problem: answer.problem })
  const known = entry.state.draft
  if (known && known.version > answer.value.version) return
  if (known && known.version === answer.value.version) return put(entry, { draft: answer.value, problem: undefined })
  if (known) return take(entry, known, answer.value)
  put(entry, { draft: answer.value, problem: undefined, changes: kept(id, answer.value) })
  if (dirty(entry)) plan(entry)
}

/** One answer as it is typed; it is saved shortly after, together with the others. */
export function type(id: string, key: string, value: Answer, { personal }: { personal?: boolean } = {}): void {
  const entry = entryOf(id)
  if (personal) entry.secret.add(key)
  put(entry, { changes: { ...entry.state.changes, [key]: value }, saving: 'waiting', merged: [] })
  remember(entry)
  plan(entry)
}

/** The files of one document; saved at once. */
export function attach(id: string, key: string, change: (files: readonly FileRef[]) => readonly FileRef[]): void {
  const entry = entryOf(id)
  const files = change(entry.state.files[key] ?? entry.state.draft!.documents[key] ?? [])
  put(entry, { files: { ...entry.state.files, [key]: files }, saving: 'waiting' })
  plan(entry, 0)
}

/** The reader has opened a section or the documents. */
export function look(id: string, key: string): void {
  const entry = entryOf(id)
  const { draft } = entry.state
  if (!draft || draft.looked.includes(key) || entry.looked.includes(key)) return
  entry.looked = [...entry.looked, key]
  plan(entry)
}

/** Settles a clash: the answer typed here stays, or the one from elsewhere. */
export function settle(id: string, key: string, whose: 'mine' | 'theirs'): void {
  const entry = entryOf(id)
  const { [key]: _, ...others } = entry.state.changes
  put(entry, { clashes: entry.state.clashes.filter((clash) => clash.key !== key), ...(whose === 'theirs' ? { changes: others } : {}) })
  remember(entry)
  plan(entry, 0)
}

/** Saves what is open now; true when the server has everything. Also takes a form of an older version to today's. */
export async function flush(id: string, force = false): Promise<boolean> {
  const entry = entryOf(id)
  clearTimeout(entry.timer)
  while (entry.busy) await new Promise<void>((resolve) => entry.listeners.add(once(entry, resolve)))
  if (dirty(entry) || force) await save(entry)
  return !dirty(entry) && entry.state.saving === 'rest'
}

export const forget = (id: string): void => {
  release(id)
  entries.delete(id)
}

function once(entry: Entry, resolve: () => void) {
  const listener = () => {
    entry.listeners.delete(listener)
    resolve()
  }
  return listener
}

const dirty = ({ state, looked }: Entry) => Object.keys(sendable(state)).length + Object.keys(state.files).length + looked.length > 0
const sendable = ({ changes, clashes }: DraftState): Answers =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => !clashes.some((clash) => clash.key === key)))

function plan(entry: Entry, after = pause) {
  clearTimeout(entry.timer)
  entry.timer = setTimeout(() => {
    if (entry.busy) plan(entry)
    else if (dirty(entry)) void save(entry)
    else if (entry.state.saving === 'waiting') put(entry, { saving: 'rest' })
  }, after)
}

async function save(entry: Entry): Promise<void> {
  const { draft, files } = entry.state
  if (!draft) return
  const sent: Sent = { draft, files, answers: sendable(entry.state), looked: entry.looked }
  entry.busy = true
  put(entry, { saving: 'sending' })
  const answer = await send<Saved>(`/api/licensing/drafts/${entry.id}/save`, {
    version: draft.version, answers: sent.answers, looked: union(draft.looked, sent.looked),
    documents: Object.fromEntries(Object.entries(files).map(([key, list]) => [key, list.map((file) => file.id)])),
  }, { requestId: newRequestId() })
  entry.busy = false
  if (answer.ok) return saved(entry, sent, answer.value)
  if (answer.problem.code === 'kernel/changed-meanwhile') {
    put(entry, { saving: 'waiting' })
    await load(entry.id)
    return plan(entry, 0)
  }
  put(entry, { saving: 'failed', failure: answer.problem })
  if (answer.problem.status === 0 || answer.problem.status >= 500) plan(entry, retry)
}

type Sent = { draft: Draft; files: Documents; answers: Answers; looked: readonly string[] }

function saved(entry: Entry, sent: Sent, { version, savedAt, answers }: Saved) {
  const { draft } = sent
  const stillOpen = <T>(now: Readonly<Record<string, T>>, then: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(now).filter(([key, value]) => !(key in then) || then[key] !== value))
  const changes = stillOpen(entry.state.changes, sent.answers)
  entry.looked = entry.looked.filter((key) => !sent.looked.includes(key))
  put(entry, {
    draft: {
      ...draft, version, savedAt, formVersion: draft.currentVersion, answers: { ...draft.answers, ...sent.answers, ...answers },
      documents: { ...draft.documents, ...sent.files }, looked: union(draft.looked, sent.looked),
    },
    changes, files: stillOpen(entry.state.files, sent.files), failure: undefined, saving: 'rest' as const,
  })
  remember(entry)
  if (!dirty(entry)) return
  put(entry, { saving: 'waiting' })
  plan(entry)
}

/** Another device saved: its fields are taken over, but for those that were typed here as well. */
function take(entry: Entry, known: Draft, fresh: Draft) {
  const { changes, files, clashes } = entry.state
  const keys = Object.keys({ ...known.answers, ...fresh.answers }).filter((key) => !same(known.answers[key], fresh.answers[key]))
  const own = keys.filter((key) => key in changes && !same(changes[key], fresh.answers[key]))
  const merged = Object.fromEntries(Object.entries(files).map(([key, mine]) =>
    [key, mergedFiles(known.documents[key] ?? [], mine, fresh.documents[key] ?? [])]))
  put(entry, {
    draft: fresh, problem: undefined, files: merged, merged: keys.filter((key) => !(key in changes)),
    clashes: [...clashes.filter((clash) => !own.includes(clash.key)), ...own.map((key) => ({ key, theirs: fresh.answers[key] }))],
  })
}

/** Their list, without what was removed here, with what was added here. */
function mergedFiles(before: readonly FileRef[], mine: readonly FileRef[], theirs: readonly FileRef[]): readonly FileRef[] {
  const has = (list: readonly FileRef[], file: FileRef) => list.some((one) => one.id === file.id)
  const kept = theirs.filter((file) => has(mine, file) || !has(before, file))
  return [...kept, ...mine.filter((file) => !has(before, file) && !has(kept, file))]
}

/** Personal answers are not kept in the browser: others may use it too. */
function remember({ state, secret }: Entry) {
  keep(state.draft!, Object.fromEntries(Object.entries(state.changes).filter(([key]) => !secret.has(key))))
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])]

function entryOf(id: string): Entry {
  const known = entries.get(id)
  if (known) return known
  const made: Entry = { id, state: { changes: {}, files: {}, clashes: [], merged: [], saving: 'rest' }, listeners: new Set(), looked: [], secret: new Set(), busy: false }
  entries.set(id, made)
  return made
}

function put(entry: Entry, part: Partial<DraftState>) {
  entry.state = { ...entry.state, ...part }
  for (const listener of entry.listeners) listener()
}

let before = currentLink()
subscribeLink(() => {
  const now = currentLink()
  const back = (before.network === 'lost' && now.network === 'up') || (before.session === 'ended' && now.session === 'open')
  before = now
  if (back) for (const entry of entries.values()) if (entry.state.saving === 'failed') plan(entry, 0)
})
