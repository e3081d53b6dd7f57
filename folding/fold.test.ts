import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql, type Kysely, type OperationNodeSource, type RootOperationNode } from 'kysely'
import pg from 'pg'
import { batch, tables } from '../kernel/db.ts'
import { openTestHouse } from '../test/support/house.ts'
import { describeTable, type Table } from './effect.ts'
import { folding } from './fold.ts'
import { stamped } from './stamp.ts'

type Item = { id: string; kind: string; n: number | null; words: string[] | null; said: string | null; at: Date | null; last_fact: string }
type Person = { id: string; owner: string; name: string; last_fact: string }
type T = { item: Item; person: Person }
const t: Kysely<T> = tables<T>()

const database = await openTestHouse()
const owner = new pg.Client({ connectionString: database.house.urls.owner, pipeline: true } as pg.ClientConfig)
const shapes: Table[] = [
  describeTable('item', [['id', 'uuid'], ['kind', 'text'], ['n', 'integer'], ['words', 'text[]'], ['said', 'jsonb'], ['at', 'timestamp with time zone'], ['last_fact', 'bigint']].map(([name, type]) => ({ name: name!, type: type! })), ['id', 'kind']),
  describeTable('person', [['id', 'uuid'], ['owner', 'uuid'], ['name', 'text'], ['last_fact', 'bigint']].map(([name, type]) => ({ name: name!, type: type! })), ['id'], 'owner'),
]
before(async () => {
  await owner.connect()
  for (const schema of ['one_by_one', 'folded']) await owner.query(`create schema ${schema}; set search_path = ${schema}, anxu;
    create table item (id uuid, kind text, n int default 7, words text[], said jsonb, at timestamptz, last_fact bigint not null, primary key (id, kind));
    create table person (id uuid primary key, owner uuid not null, name text, last_fact bigint not null);
    create trigger stamp_row before insert or update on item for each row when (current_setting('anxu.fact', true) <> '') execute function anxu.stamp();
    create trigger stamp_row before insert or update on person for each row when (current_setting('anxu.fact', true) <> '') execute function anxu.stamp()`)
})

/** The same dice for the same seed: what fails once fails again. */
function dice(seed: number) {
  let state = seed
  return <X>(from: readonly X[]): X => { state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; return from[(state >>> 8) % from.length]! }
}
const ids = [1, 2, 3, 4].map((n) => `00000000-0000-7000-8000-00000000000${n}`)
const texts = ['a', '', '引号" 反斜杠\\ 换行\n制表\t', '\\N', 'NULL', '{"x":1}', `it's`]

/** Every form that writes take, on few rows, so that they meet. */
function statement(pick: ReturnType<typeof dice>): OperationNodeSource {
  const [id, kind, n] = [pick(ids), pick(['a', 'b']), pick([1, 2, null])]
  const rest = { n, words: pick([null, [], [pick(texts), pick(texts)]]), said: pick([null, JSON.stringify({ text: pick(texts) })]), at: pick([null, new Date('2026-03-01T02:03:04.005Z')]) }
  const item = (q = t.updateTable('item')) => q.where('id', '=', id).where('kind', '=', kind)
  return pick([
    () => t.insertInto('item').values({ id, kind, ...rest, last_fact: '0' }).onConflict((c) => c.columns(['id', 'kind']).doUpdateSet(rest)),
    () => t.insertInto('item').values({ id, kind, words: rest.words, last_fact: '0' } as Item).onConflict((c) => c.columns(['id', 'kind']).doUpdateSet({ words: rest.words })),
    () => t.insertInto('item').values({ id, kind, ...rest, last_fact: '0' }).onConflict((c) => c.columns(['id', 'kind']).doNothing()),
    () => t.insertInto('item').values({ id, kind, ...rest, last_fact: '0' }).onConflict((c) => c.columns(['id', 'kind']).doUpdateSet({ n: 99 })),
    () => item().set({ n, said: rest.said }), () => item().set({ words: rest.words, at: rest.at }), () => item().set({ n: sql`coalesce(n, 0) + 1` }),
    () => item().where('n', '=', 1).set({ n: 5 }), () => t.updateTable('item').where('id', '=', id).set({ n: 4 }), () => item().set({ n: sql`(select count(*) from person)` }),
    () => t.deleteFrom('item').where('id', '=', id).where('kind', 'in', ['a', pick(['b', 'c'])]), () => t.deleteFrom('item').where('kind', '=', kind).where('n', '>', 3),
    () => t.deleteFrom('person').where('owner', '=', id), () => t.deleteFrom('person').where('owner', '=', id).where('name', '=', 'a'), () => t.updateTable('person').where('owner', '=', id).set({ name: pick(texts) }), () => t.updateTable('person').where('id', '=', id).set({ name: pick(texts) }), () => t.updateTable('person').where('id', '=', id).set({ owner: pick(ids) }),
    () => t.insertInto('person').values([{ id, owner: pick(ids), name: pick(texts), last_fact: '0' }]).onConflict((c) => c.column('id').doUpdateSet({ name: 'there' })),
  ])()
}

/** A person's row is inserted only where none stands: first removed, as writes do that replace all persons of an enterprise. */
const replaced = (pick: ReturnType<typeof dice>): OperationNodeSource[] => {
  const id = pick(ids)
  return [t.deleteFrom('person').where('id', '=', id), t.deleteFrom('person').where('owner', '=', id), t.insertInto('person').values({ id, owner: pick([id, pick(ids)]), name: pick(texts), last_fact: '0' })]
}

for (let seed = 1; seed <= 12; seed++) test(`rows stand as if every statement had run in its turn (${seed})`, async () => {
  const pick = dice(seed)
  const statements = Array.from({ length: 150 }, () => (pick([1, 2, 3]) === 1 ? replaced(pick) : [statement(pick)])).flat().map((s) => s.toOperationNode() as RootOperationNode)
  const tablesOf = async (schema: string) => (await owner.query(`select (select jsonb_agg(i order by id, kind) from ${schema}.item i) as items, (select jsonb_agg(p order by id) from ${schema}.person p) as persons`)).rows[0]
  await owner.query(`set search_path = one_by_one, anxu; truncate item, person`)
  await batch(owner, statements.flatMap((s, i) => stamped(s, String(i + 1))))
  await owner.query(`set search_path = folded, anxu; truncate item, person`)
  const fold = folding(shapes)
  for (const [i, s] of statements.entries()) {
    fold.add(s, String(i + 1))
    if (fold.size() <= 5 && i < statements.length - 1) continue
    const ready = fold.take(true)
    if (ready.length) await batch(owner, ready)
  }
  await batch(owner, fold.take(true))
  assert.deepEqual(await tablesOf('folded'), await tablesOf('one_by_one'))
})

test('many facts on many rows become few statements', async () => {
  const fold = folding(shapes)
  for (let i = 0; i < 100; i++) {
    const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`
    for (const s of [t.insertInto('person').values({ id, owner: id, name: 'a', last_fact: '0' }), t.updateTable('person').where('id', '=', id).set({ name: 'b' })]) fold.add(s.toOperationNode() as RootOperationNode, String(i))
  }
  const [copy, ...more] = fold.take(true)
  assert.equal(more.length, 0)
  assert.match(copy!.sql, /^copy "person"/)
  await owner.end()
})
