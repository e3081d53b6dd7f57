import { z } from 'zod'
import { BackupError } from './problems.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** What lies in a backup: written last, so that a folder with a readable manifest is complete. Digests are SHA-256 in hexadecimal, sizes in bytes. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  version: z.string(),
  /** The first half of the installation key's digest: tells which key opens this backup, and nothing else. */
  keyFingerprint: z.string(),
  /** Applied migrations with their digests: a restore needs exactly these. */
  migrations: z.record(z.string(), z.string()),
  /** The last numbered fact in it, as far as the record reaches. */
  facts: z.object({ count: z.number().int(), lastSeq: z.string() }),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), size: z.number().int(), sha256: digest })),
  files: z.object({ count: z.number().int(), size: z.number().int(), list: digest }),
})
export type Manifest = z.output<typeof manifestSchema>

export function readManifest(text: string, where: string): Manifest {
  try { return manifestSchema.parse(JSON.parse(text)) } catch { throw new BackupError('not-a-backup', where) }
}
