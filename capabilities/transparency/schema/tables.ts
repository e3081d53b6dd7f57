import type { TableKind } from '../../../kernel/capability.ts'

/** Tables that the log keeps itself: they are checked by what they say, and not entries of it. */
export const own = ['transparency_entry', 'transparency_tile', 'transparency_checkpoint'] as const

export const tables: Record<string, TableKind> = {
  transparency_entry: { kind: 'record', key: ['idx'] },
  transparency_tile: { kind: 'record', key: ['level', 'n'] },
  transparency_checkpoint: { kind: 'record', key: ['n'] },
  transparency_unsealed: { kind: 'working', key: ['n'] },
}
