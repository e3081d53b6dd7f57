/// <reference lib="webworker" />
import { follow } from './stream.ts'
import type { LiveMessage } from './stream.ts'

// One worker per browser: every tab shares its single connection.
const ports = new Set<MessagePort>()
let close: (() => void) | undefined
let state: LiveMessage = { kind: 'state', state: 'lost' }
let unread: number | undefined

const tell = (message: LiveMessage) => {
  if (message.kind === 'state') state = message
  else unread = message.unread
  for (const port of ports) port.postMessage(message)
}

const start = () => {
  close?.()
  close = follow(tell)
}

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]!
  ports.add(port)
  port.onmessage = ({ data }: MessageEvent<'bye' | 'again'>) => {
    if (data === 'again') start()
    if (data !== 'bye') return
    ports.delete(port)
    if (ports.size) return
    close?.()
    close = undefined
  }
  if (!close || (state.kind === 'state' && state.state === 'signed-out')) start()
  else {
    port.postMessage(state)
    if (unread !== undefined) port.postMessage({ kind: 'facts', facts: [], unread } satisfies LiveMessage)
  }
})
