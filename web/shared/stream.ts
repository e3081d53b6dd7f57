/** One message of a server-sent event stream (WHATWG HTML §9.2). */
export type StreamEvent = { id?: string; event: string; data: string }

/** Feeds text as it arrives and calls back per complete message; comments and unknown fields are passed over. */
export function eventReader(onEvent: (event: StreamEvent) => void): (text: string) => void {
  let rest = ''
  let data: string[] = []
  let event = 'message'
  let id: string | undefined
  const line = (text: string) => {
    if (text === '') {
      if (data.length) onEvent({ id, event, data: data.join('\n') })
      data = []
      event = 'message'
      return
    }
    const colon = text.indexOf(':')
    const name = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') data.push(value)
    if (name === 'event') event = value
    if (name === 'id') id = value
  }
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    for (const one of lines) line(one)
  }
}

export type Fact = { name: string; subject: string; enterprise?: string | null }
export type LiveMessage =
  | { kind: 'facts'; facts: Fact[]; unread: number }
  | { kind: 'state'; state: 'open' | 'lost' | 'signed-out' }

/**
 * Holds one connection to `/api/live`, resumes after a loss by Last-Event-ID, and stops when the session has ended.
 * Pauses grow from 1 s to 30 s. Returns what closes it.
 */
export function follow(onMessage: (message: LiveMessage) => void): () => void {
  const abort = new AbortController()
  let last: string | undefined
  const read = eventReader(({ id, event, data }) => {
    last = id ?? last
    if (event === 'facts' || event === 'hello') onMessage({ kind: 'facts', facts: [], ...(JSON.parse(data) as { facts?: Fact[]; unread: number }) })
  })
  void (async () => {
    for (let pause = 1000; !abort.signal.aborted; pause = Math.min(pause * 2, 30_000)) {
      const status = await connect(last, read, () => { pause = 1000; onMessage({ kind: 'state', state: 'open' }) }, abort.signal)
      if (abort.signal.aborted) return
      if (status === 401 || status === 403) return onMessage({ kind: 'state', state: 'signed-out' })
      onMessage({ kind: 'state', state: 'lost' })
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  })()
  return () => abort.abort()
}

async function connect(last: string | undefined, read: (text: string) => void, onOpen: () => void, signal: AbortSignal) {
  try {
    const headers: Record<string, string> = { accept: 'text/event-stream', ...(last === undefined ? {} : { 'last-event-id': last }) }
    const response = await fetch('/api/live', { headers, signal, credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok || !response.body) return response.status
    onOpen()
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) read(piece.value)
    return 200
  } catch {
    return 0
  }
}
