import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { detectFileKind } from '../adapters/storage/kinds.ts'
import { uploadServer } from '../adapters/storage/uploads.ts'
import type { House } from '../kernel/house.ts'
import { forbidden, invalid, Problem, signInNeeded } from '../kernel/problem.ts'

export const mostBytes = 200 * 1024 * 1024

/**
 * Uploads of signed-in people: `owner` is the case (or draft) whose key encrypts the file. The kind is told by the content, not by the name.
 * Which files a case then lists is decided by its own commands.
 */
export async function uploadRoutes(app: FastifyInstance, house: House, dir: string) {
  const { routes } = uploadServer({
    dir, path: '/api/uploads', maxBytes: mostBytes,
    owner: (req) => actorOf(req).id,
    allowed: async (req, meta) => {
      actorOf(req)
      if (!z.uuid().safeParse(meta.fields['owner']).success) throw invalid({ fields: [{ pointer: '/owner', zh: '缺少所属申请', en: 'The application it belongs to is missing' }] })
    },
    finished: async (req, upload) => {
      const actor = actorOf(req)
      const kind = await detectFileKind(upload.path, upload.name)
      if ('problem' in kind) throw new Problem({ code: 'kernel/file-refused', status: 422, title: kind.problem })
      const row = await house.files.put(createReadStream(upload.path), {
        owner: upload.fields['owner']!, name: upload.name, mime: kind.mime, kind: kind.kind, uploadedBy: actor.id, enterprise: actor.enterpriseId, region: actor.region, department: actor.department,
      }, mostBytes)
      return { id: row.id, name: row.name, size: Number(row.size), sha256: row.sha256, mime: row.mime, kind: row.kind }
    },
  })
  await app.register(routes)
}

function actorOf(req: FastifyRequest) {
  if (!req.actor) throw signInNeeded()
  if (req.method !== 'HEAD' && req.headers['x-anxu'] !== '1' && req.method !== 'GET') throw forbidden()
  return req.actor
}
