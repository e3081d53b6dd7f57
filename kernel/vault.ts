import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { anyRows } from './command.ts'
import { all, tables, type Pools, type Runner, type Statement } from './db.ts'
import { canonical } from './fact.ts'
import { erased } from './problem.ts'
import { secretBytes } from './random.ts'

export type VaultTables = {
  vault_key: { person: string; wrapped: Buffer | null }
  vault_value: { ref: string; person: string; kind: string; ciphertext: Buffer; salt: Buffer | null; lookup: Buffer | null }
}
const t = tables<VaultTables>()

/** Seals a value for a person and answers its reference; the value itself goes to no fact and no other table. */
export type Sealing = (person: string, kind: string, value: string, options?: { lookup?: boolean; ref?: string }) => Promise<string>

/** Personal and secret values: encrypted under a key per person, found by keyed hash, erasable. */
export type Vault = ReturnType<typeof openVault>

export function openVault(master: Uint8Array, pools: Pools) {
  const keys = { wrapping: derive(master, 'vault wrapping'), looking: derive(master, 'vault lookup'), digesting: derive(master, 'input digest') }
  return {
    /** A key derived for one purpose from the installation's key: 32 bytes. */
    derive: (purpose: string) => derive(master, purpose),
    /** The keyed digest of a command's input: an unkeyed one would let a short secret be guessed from the record. */
    digest: (value: unknown) => createHmac('sha256', keys.digesting).update(canonical(value)).digest('hex'),
    /** Collects the statements of a command's sealed (and erased) values; they are sent together with its fact and never replayed. */
    collector: (reference: () => string, on: Runner) => collectorOn(keys, reference, on),
    /** Opens values by reference; an erased one is `null`. Whoever calls this has logged the look first. */
    reveal: (refs: readonly string[], on: Runner = pools.writer) => reveal(keys, refs, on),
    /** References of values of one kind that equal `value`. */
    lookup: (kind: string, value: string) => all(pools.writer, t.selectFrom('vault_value').select(['ref', 'person']).where('lookup', '=', lookupHash(keys, kind, value))),

    /** The key that encrypts one owner's files (a case, an enterprise): made on first use, destroyed by erasing. */
    async ownerKey(owner: string): Promise<Buffer> {
      const fresh = Buffer.from(secretBytes(32))
      await all(pools.writer, t.insertInto('vault_key').values({ person: owner, wrapped: close(keys.wrapping, fresh, owner) }).onConflict((c) => c.doNothing()))
      const key = await keyOf(keys, owner, pools.writer)
      if (!key || key === 'erased') throw erased()
      return key
    },
  }
}

type Keys = { wrapping: Buffer; looking: Buffer; digesting: Buffer }
const lookupHash = (keys: Keys, kind: string, value: string) => createHmac('sha256', keys.looking).update(`${kind}\u0000${value}`).digest()

async function keyOf(keys: Keys, person: string, on: Runner): Promise<Buffer | 'erased' | undefined> {
  const [row] = await all(on, t.selectFrom('vault_key').select('wrapped').where('person', '=', person))
  if (!row) return undefined
  return row.wrapped ? open(keys.wrapping, row.wrapped, person) : 'erased'
}

/** Reads on the command's own connection: a second one could be waited for in vain. */
function collectorOn(keys: Keys, reference: () => string, on: Runner) {
  const statements: Statement[] = []
  const known = new Map<string, Buffer>()
  const seal: Sealing = async (person, kind, value, options = {}) => {
    let key = known.get(person) ?? (await keyOf(keys, person, on))
    if (key === 'erased') throw new Error('this person has been erased')
    if (!key) {
      key = Buffer.from(secretBytes(32))
      statements.push(t.insertInto('vault_key').values({ person, wrapped: close(keys.wrapping, key, person) }))
    }
    known.set(person, key)
    const ref = options.ref ?? reference()
    const salt = Buffer.from(secretBytes(16))
    const row = { ref, person, kind, ciphertext: close(key, value, `${ref}${kind}`, salt), salt, lookup: options.lookup ? lookupHash(keys, kind, value) : null }
    statements.push(t.insertInto('vault_value').values(row).onConflict((c) => c.column('ref').doUpdateSet({ ciphertext: row.ciphertext, salt, lookup: row.lookup })))
    return ref
  }
  /** Destroys key, salts and lookup hashes of a person; the ciphertext stays, unreadable. */
  const erase = (person: string) => void statements.push(
    anyRows(t.updateTable('vault_key').set({ wrapped: null }).where('person', '=', person)),
    anyRows(t.updateTable('vault_value').set({ salt: null, lookup: null }).where('person', '=', person)),
  )
  return { seal, erase, statements }
}

async function reveal(keys: Keys, refs: readonly string[], on: Runner): Promise<Map<string, string | null>> {
  const rows = refs.length === 0 ? [] : await all(on, t.selectFrom('vault_value').innerJoin('vault_key', 'vault_key.person', 'vault_value.person')
    .select(['ref', 'vault_value.person', 'kind', 'ciphertext', 'salt', 'wrapped']).where('ref', 'in', refs))
  const opened = (r: (typeof rows)[number]) =>
    (r.wrapped && r.salt ? open(open(keys.wrapping, r.wrapped, r.person), r.ciphertext, `${r.ref}${r.kind}`, r.salt).toString('utf8') : null)
  return new Map(rows.map((r) => [r.ref, opened(r)]))
}

const derive = (master: Uint8Array, purpose: string) => Buffer.from(hkdfSync('sha256', master, 'anxu', purpose, 32))

/** AES-256-GCM: nonce (12) · tag (16) · ciphertext; `context` is authenticated. */
function close(key: Uint8Array, plain: Uint8Array | string, context: string, salt?: Uint8Array): Buffer {
  const nonce = secretBytes(12)
  const cipher = createCipheriv('aes-256-gcm', salted(key, salt), nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function open(key: Uint8Array, sealed: Uint8Array, context: string, salt?: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', salted(key, salt), sealed.subarray(0, 12))
    .setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

const salted = (key: Uint8Array, salt?: Uint8Array) => (salt ? Buffer.from(hkdfSync('sha256', key, salt, 'value', 32)) : key)
