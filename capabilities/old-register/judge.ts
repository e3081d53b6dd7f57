import { covers, system, type Actor, type Place } from '../../kernel/access.ts'
import { today } from '../../kernel/calendar.ts'
import type { Act, Command } from '../../kernel/command.ts'
import { all, tables } from '../../kernel/db.ts'
import { fieldProblems } from '../../kernel/fields.ts'
import type { Kind, Origin } from './facts.ts'
import { takings, understood, type Places, type Values, type Wrong } from './kinds.ts'
import type { Tools } from './tools.ts'

export type Judged = { key: string; status: 'good' | 'wrong' | 'there'; problems: Wrong[]; at: { region: string | null; department: string | null } }
/** Who uploads, as far as reach goes. */
export type Reach = Pick<Actor, 'id' | 'region' | 'department'>

const nowhere = { region: null, department: null }

/**
 * What would become of a row, asked of the very command that would take it over: its input, its rules on what is found now, and whether the
 * officer reaches the place. Nothing is written. All that is wrong is told at once, as far as it can be known.
 */
export async function judge(tools: Tools, kind: Kind, typed: Values, places: Places, who: Reach, odd: readonly Wrong[] = []): Promise<Judged> {
  const taking = takings[kind]
  const { values, wrong } = understood(kind, typed, places)
  const key = taking.key(values)
  const known = [...odd, ...[...wrong, ...((await taking.before?.(values, tools)) ?? [])].filter((w) => !odd.some((o) => o.column === w.column))]
  const command = tools.command(kind)
  const parsed = command.input.strict().safeParse({ ...(await taking.input(values, tools)), origin: nobodysOrigin })
  const fields = parsed.success ? [] : fieldProblems(parsed.error.issues).map(({ pointer, zh, en }) => ({ column: columnOf(kind, pointer), zh, en }))
  const problems = [...known, ...fields.filter((f) => !known.some((k) => k.column === f.column))]
  if (problems.length || !parsed.success) return { key, status: 'wrong', problems, at: nowhere }
  return { key, ...(await ruled(tools, kind, command, parsed.data as Record<string, unknown>, who)) }
}

/** The rules of the command on the row that it finds, all of them. */
async function ruled(tools: Tools, kind: Kind, command: Command, input: Record<string, unknown>, who: Reach): Promise<Omit<Judged, 'key'>> {
  const at = tools.house.clock.now()
  const act: Act = { at, day: today(at), actor: system('old-register') }
  const [row] = command.find ? await all(tools.house.pools.writer, command.find(tables(), input, act)) : []
  const broken = [...(command.guards ?? []), ...(command.rules ?? [])].flatMap((r) => { const why = r.broken(row, input as never, act); return why ? [{ code: r.code, why }] : [] })
  const place = (command.place?.(row, input, act.actor) ?? {}) as Place
  const stands = { region: place.region ?? null, department: place.department ?? null }
  const there = broken.find((b) => takings[kind].there.includes(b.code)) ?? (await personThere(tools, kind, input))
  if (there) return { status: 'there', problems: problemsOf(kind, there.why), at: stands }
  const problems = [...broken.flatMap((b) => problemsOf(kind, b.why)), ...(broken.length ? [] : outOfReach(kind, who, place))]
  return { status: problems.length ? 'wrong' : 'good', problems, at: stands }
}

const problemsOf = (kind: Kind, { zh, en, fields }: { zh: string; en: string; fields?: readonly { pointer: string; zh: string; en: string }[] | undefined }): Wrong[] =>
  (fields?.length ? fields.map((f) => ({ column: columnOf(kind, f.pointer), zh: f.zh, en: f.en })) : [{ column: null, zh, en }])

const columnOf = (kind: Kind, pointer: string) => takings[kind].columns?.[pointer] ?? pointer.split('/')[1] ?? null

/** Somebody who is on the register under another account is known by the citizen id. */
async function personThere(tools: Tools, kind: Kind, input: Record<string, unknown>) {
  const name = kind === 'officers' ? await tools.officerWith(String(input['citizenId'])) : null
  const why = { zh: `此人已在册：${name}`, en: 'This person is on the register already' }
  return name === null ? undefined : { code: 'same-person', why: { ...why, fields: [{ pointer: '/citizenId', ...why }] } }
}

export function outOfReach(kind: Kind, who: Reach, place: Place): Wrong[] {
  const actor = { ...system('old-register'), ...who }
  if (covers(takings[kind].scope, actor, place)) return []
  if (!covers('region', actor, place)) return [{ column: kind === 'licences' ? 'creditCode' : kind === 'officers' ? 'account' : 'region', zh: '不在您的辖区', en: 'Beyond your region' }]
  return [{ column: 'sector', zh: '该行业的许可证由另一部门颁发，请由该部门导入', en: 'Another department issues the licences of this sector and imports them' }]
}

const nobodysOrigin: Origin = {
  import: '00000000-0000-7000-8000-000000000000', file: { name: '', sha256: '' }, sheet: '', row: 0, reference: null, by: { id: '', name: '' }, on: '2000-01-01',
}
