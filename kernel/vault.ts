import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { anyRows } from './command.ts'
import { all, tables, type Pools, type Runner, type Statement } from './db.ts'
import { canonical } from './fact.ts'
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
  const wrapping = derive(master, 'vault wrapping')
  const looking = derive(master, 'vault lookup')
  const digesting = derive(master, 'input digest')
  const lookupHash = (kind: string, value: string) => createHmac('sha256', looking).update(`${kind}\u0000${value}`).digest()

  async function keyOf(person: string, on: Runner = pools.writer): Promise<Buffer | 'erased' | undefined> {
    const [row] = await all(on, t.selectFrom('vault_key').select('wrapped').where('person', '=', person))
    if (!row) return undefined
    return row.wrapped ? open(wrapping, row.wrapped, person) : 'erased'
  }

  return {
    /** A key derived for one purpose from the installation's key: 32 bytes. */
    derive: (purpose: string) => derive(master, purpose),
    lookupHash,
    /** The keyed digest of a command's input: an unkeyed one would let a short secret be guessed from the record. */
    digest: (value: unknown) => createHmac('sha256', digesting).update(canonical(value)).digest('hex'),

    /** Collects the statements of a command's sealed values; they are sent together with its fact. Reads on the command's own connection: a second one could be waited for in vain. */
    collector(reference: () => string, on: Runner): { seal: Sealing; statements: Statement[] } {
      const statements: Statement[] = []
      const keys = new Map<string, Buffer>()
      const seal: Sealing = async (person, kind, value, options = {}) => {
        let key = keys.get(person) ?? (await keyOf(person, on))
        if (key === 'erased') throw new Error('this person has been erased')
        if (!key) {
          key = Buffer.from(secretBytes(32))
          statements.push(t.insertInto('vault_key').values({ person, wrapped: close(wrapping, key, person) }))
        }
        keys.set(person, key)
        const ref = options.ref ?? reference()
        const salt = Buffer.from(secretBytes(16))
        const row = { ref, person, kind, ciphertext: close(key, value, `${ref}${kind}`, salt), salt, lookup: options.lookup ? lookupHash(kind, value) : null }
        statements.push(t.insertInto('vault_value').values(row)
          .onConflict((c) => c.column('ref').doUpdateSet({ ciphertext: row.ciphertext, salt, lookup: row.lookup })))
        return ref
      }
      return { seal, statements }
    },

    /** Opens values by reference; an erased one is `null`. Whoever calls this has logged the look first. */
    async reveal(refs: readonly string[], on: Runner = pools.writer): Promise<Map<string, string | null>> {
      const rows = await all(on, t.selectFrom('vault_value').innerJoin('vault_key', 'vault_key.person', 'vault_value.person')
        .select(['ref', 'vault_value.person', 'kind', 'ciphertext', 'salt', 'wrapped']).where('ref', 'in', refs.length ? refs : ['00000000-0000-0000-0000-000000000000']))
      return new Map(rows.map((r) => [r.ref, r.wrapped && r.salt ? open(open(wrapping, r.wrapped, r.person), r.ciphertext, `${r.ref}${r.kind}`, r.salt).toString('utf8') : null]))
    },

    /** References of values of one kind that equal `value`. */
    lookup: async (kind: string, value: string) =>
      (await all(pools.writer, t.selectFrom('vault_value').select(['ref', 'person']).where('lookup', '=', lookupHash(kind, value)))),

    /** The key that encrypts one owner's files (a case, an enterprise): made on first use, destroyed by `erase`. */
    async ownerKey(owner: string): Promise<Buffer> {
      const fresh = Buffer.from(secretBytes(32))
      await all(pools.writer, t.insertInto('vault_key').values({ person: owner, wrapped: close(wrapping, fresh, owner) }).onConflict((c) => c.doNothing()))
      const key = await keyOf(owner)
      if (!key || key === 'erased') throw new Error('the key of this owner was erased')
      return key
    },
  }
}

/** The statements of an erasing fact: key, salts and lookup hashes of a person are destroyed; the ciphertext stays, unreadable. */
export const erase = (person: string): Statement[] => [
  t.updateTable('vault_key').set({ wrapped: null }).where('person', '=', person),
  anyRows(t.updateTable('vault_value').set({ salt: null, lookup: null }).where('person', '=', person)),
]

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
