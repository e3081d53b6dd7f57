import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../kernel/house.ts'
import { notFound } from '../../kernel/problem.ts'

/**
 * Streams a stored file that stands in what the actor may read (`allowed`: what the page's own query answered); `?inline=1` shows it,
 * otherwise it is saved under its own name. Byte ranges serve long documents. Anything else is not found.
 */
export async function sendFile(house: House, req: FastifyRequest, reply: FastifyReply, id: string, allowed: readonly { id: string }[]) {
  if (!allowed.some((f) => f.id === id)) throw notFound()
  const row = await house.files.row(id)
  const size = Number(row.size)
  const range = rangeOf(req.headers.range, size)
  const stream = await house.files.stream(row, range ?? undefined)
  const how = (req.query as { inline?: string }).inline ? 'inline' : 'attachment'
  reply.header('content-type', row.mime).header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(row.name)}`)
    .header('cache-control', 'private, max-age=3600').header('accept-ranges', 'bytes').header('etag', `"${row.sha256.slice(0, 32)}"`).header('x-content-type-options', 'nosniff')
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end - 1}/${size}`).header('content-length', range.end - range.start)
  else reply.header('content-length', size)
  return reply.send(Readable.from(stream))
}

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const m = /^bytes=(\d+)-(\d*)$/.exec(header ?? '')
  if (!m) return null
  const start = Number(m[1])
  const end = m[2] ? Math.min(Number(m[2]) + 1, size) : size
  return start < end ? { start, end } : null
}
