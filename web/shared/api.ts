import { setLink, sessionEnded } from './link.ts'
import type { Words } from './words.ts'

export type FieldProblem = { pointer: string; zh: string; en: string }

/** A refusal or failure that a person can act on (RFC 9457). `code` is what follows `/problems/`. */
export type ApiProblem = {
  code: string
  status: number
  title: Words
  detail?: Words
  clause?: string
  fields: FieldProblem[]
  instance?: string
  more: Record<string, unknown>
}

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ApiProblem }
export type Params = Record<string, string | number | boolean | null | undefined | readonly string[]>

export const isOffline = (problem: ApiProblem): boolean => problem.status === 0

/** The path with its query; empty values are left out, lists repeat their key. */
export function withParams(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one))
  }
  const text = query.toString()
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path
}

/** Asks the API. Never throws but for an abort. `path` begins with `/api/`. */
export const get = <T>(path: string, params?: Params, signal?: AbortSignal): Promise<Answer<T>> =>
  call<T>(withParams(path, params), { signal, headers: { accept: 'application/json' } })

export type SendOptions = {
  /** One per intention of the user, kept over retries: the server performs it once. */
  requestId: string
  /** Where the law asks for a reason; travels in the body as `reason`. */
  reason?: string
  signal?: AbortSignal
}

/** Performs a step: POST with JSON, an Idempotency-Key and the header that other sites cannot send. */
export const send = <T>(path: string, body: object, { requestId, reason, signal }: SendOptions): Promise<Answer<T>> =>
  call<T>(path, {
    method: 'POST',
    signal,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': requestId, 'x-anxu': '1' },
    body: JSON.stringify(reason === undefined ? body : { ...body, reason }),
  })

/** Hands over a file's bytes for an answer about them; nothing is kept, so no request id is needed. */
export const ask = <T>(path: string, file: Blob, type: string): Promise<Answer<T>> =>
  call<T>(path, { method: 'POST', headers: { accept: 'application/json', 'content-type': type, 'x-anxu': '1' }, body: file })

/** A request id; works on plain http too, where `crypto.randomUUID` is missing. */
export function newRequestId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const b = crypto.getRandomValues(new Uint8Array(16))
  b[6] = (b[6]! & 0x0f) | 0x40
  b[8] = (b[8]! & 0x3f) | 0x80
  return [...b].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('')
}

async function call<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin' })
  } catch (error) {
    if (init.signal?.aborted) throw error
    setLink('lost')
    return { ok: false, problem: offline }
  }
  setLink('up')
  if (response.ok) return { ok: true, value: (response.status === 204 ? null : await readJson(response, init.signal)) as T }
  const problem = toProblem(response.status, await readJson(response, init.signal))
  // Other refusals with 401 are answers to an entry, such as a wrong password.
  if (problem.code === 'kernel/sign-in-needed') sessionEnded()
  return { ok: false, problem }
}

async function readJson(response: Response, signal: AbortSignal | null | undefined): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    // Given up while it arrived: no answer, rather than an empty one.
    if (signal?.aborted) throw error
    return null
  }
}

/** Reads a problem document; an answer of another kind (a proxy's page) becomes a plain failure with its status. */
export function toProblem(status: number, document: unknown): ApiProblem {
  if (typeof document !== 'object' || document === null || !('title' in document)) return { ...strange, status }
  const { type, title, title_en, detail, detail_en, clause, errors, instance, status: _, ...more } = document as Record<string, never>
  return {
    code: String(type ?? '').replace(/^.*\/problems\//, ''),
    status,
    title: { zh: String(title), en: String(title_en ?? title) },
    detail: detail ? { zh: String(detail), en: String(detail_en ?? detail) } : undefined,
    clause,
    fields: Array.isArray(errors) ? errors : [],
    instance,
    more,
  }
}

const offline: ApiProblem = {
  code: 'web/offline',
  status: 0,
  title: { zh: '网络已断开', en: 'The network is gone' },
  detail: { zh: '您填写的内容还在本页。网络恢复后请再试一次，不会重复提交。', en: 'What you typed is still on this page. Try again when the network is back; nothing will be sent twice.' },
  fields: [],
  more: {},
}

const strange: ApiProblem = {
  code: 'web/strange-answer',
  status: 500,
  title: { zh: '服务没有正常应答', en: 'The service did not answer properly' },
  detail: { zh: '请稍后重试；如仍失败，请联系管理员。', en: 'Try again shortly; if it keeps failing, tell the administrator.' },
  fields: [],
  more: {},
}
