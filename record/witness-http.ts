import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseSignature, verifySignature, vkeyOf, type Key, type Signature } from './note.ts'
import { toBase64, type Bytes } from './bytes.ts'
import type { Witness } from './witness.ts'

const mostBytes = 64 * 1024

/** `POST /add-checkpoint` of one witness; `GET /` names its key. */
export async function serveWitness(witness: Witness, { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {}) {
  const server = createServer((req, res) => {
    void (async () => {
      const answer = req.method === 'POST' && req.url === '/add-checkpoint' ? await witness.add(await bodyOf(req))
        : req.url === '/' ? { status: 200, type: 'text/plain; charset=utf-8', body: `${vkeyOf(witness.key)}\n` } : { status: 404, type: 'text/plain; charset=utf-8', body: 'not found\n' }
      res.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
    })().catch(() => { res.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('the witness cannot answer; see its state folder\n') })
  })
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, host, resolve) })
  const { port: at } = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections() })
  return { url: `http://${host}:${at}`, close }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) return ''
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** What a witness said: its cosignature, or the size that it knows, or that it refuses, or nothing that could be used. */
export type Said = { cosignature: Signature; time: number } | { size: number } | { refused: number } | { silent: string }

/** Asks a witness to co-sign. An answer that is late, of another key or not over this checkpoint counts as none. */
export async function askWitness({ url, key }: { url: string; key: Key }, old: number, proof: readonly Bytes[], checkpoint: string, milliseconds: number): Promise<Said> {
  try {
    const body = `old ${old}\n${proof.map((h) => `${toBase64(h)}\n`).join('')}\n${checkpoint}`
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(milliseconds), redirect: 'error' })
    const text = await answer.text()
    if (answer.status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text)) return { size: Number(text) }
    if (answer.status !== 200) return answer.status < 500 ? { refused: answer.status } : { silent: String(answer.status) }
    const said = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1)
    for (const line of text.trimEnd().split('\n').slice(0, 16)) {
      const signature = parseSignature(line)
      const own = signature && signature.name === key.name && toBase64(signature.id) === toBase64(key.id)
      const signed = own && await verifySignature(said, signature, key)
      if (signed) return { cosignature: signature, time: signed.time! }
    }
    return { silent: 'no valid cosignature' }
  } catch (error) { return { silent: (error as Error).name === 'TimeoutError' ? 'late' : 'unreachable' } }
}
