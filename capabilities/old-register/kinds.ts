import type { Scope } from '../../kernel/procedure.ts'
import type { Words } from '../../kernel/problem.ts'
import { parseLicenceNumber, licenceNumber } from '../../law/codes.ts'
import { sheetKinds, type Column } from './columns.ts'
import type { Kind } from './facts.ts'
import type { Tools } from './tools.ts'

/** The cells of a row as text, by column. */
export type Values = Record<string, string>
export type Wrong = Words & { column: string | null }

type Taking = {
  /** The step of another capability that takes one row over, and the codes by which it says that it is there already. */
  command: string
  there: readonly string[]
  /** How far the officer who uploads and confirms must reach. */
  scope: Scope
  /** What the command is given. */
  input(values: Values, tools: Tools): Promise<Record<string, unknown>>
  /** What is looked up before the command can be asked. */
  before?(values: Values, tools: Tools): Promise<Wrong[]>
  /** What tells two rows apart. */
  key(values: Values): string
  /** Where the command's own names of fields differ from the columns'. */
  columns?: Readonly<Record<string, string>>
}

const orNull = (text: string | undefined) => text || null

/** How each kind of row is taken over: every rule is the command's own, so that the check page and the import cannot differ. */
export const takings: Readonly<Record<Kind, Taking>> = {
  enterprises: {
    command: 'enterprises/enterprise/take-over', there: ['enterprise-there'], scope: 'region',
    input: async (v) => ({
      creditCode: v['creditCode'], name: v['name'], region: v['region'], sector: v['sector'], economicType: v['economicType'], industryCode: orNull(v['industryCode']), address: v['address'],
      employees: v['employees'], size: v['size'], foundedOn: orNull(v['foundedOn']), scope: v['scope'],
      principal: { name: v['principalName'], citizenId: orNull(v['principalCitizenId']), phone: orNull(v['principalPhone']) },
    }),
    key: (v) => (v['creditCode'] ?? '').toUpperCase(),
    columns: { '/principal/name': 'principalName', '/principal/citizenId': 'principalCitizenId', '/principal/phone': 'principalPhone' },
  },
  licences: {
    command: 'licensing/licence/take-over', there: ['licence-there'], scope: 'own-department',
    input: async (v) => ({
      number: v['number'], creditCode: v['creditCode'], name: v['name'], sector: v['sector'], scope: v['scope'], issuedOn: v['issuedOn'], validFrom: v['validFrom'], validUntil: v['validUntil'],
      authority: orNull(v['authority']), ...(v['state'] ? { state: v['state'] } : {}), since: orNull(v['since']), until: orNull(v['until']), decision: orNull(v['decision']),
    }),
    key: (v) => { const parsed = parseLicenceNumber(v['number'] ?? ''); return parsed ? licenceNumber(parsed) : (v['number'] ?? '') },
  },
  staff: {
    command: 'accounts/account/take-over', there: ['staff-there'], scope: 'region',
    input: async (v) => ({ account: v['account'], name: v['name'], roles: (v['roles'] ?? '').split(',').filter(Boolean), region: v['region'], department: orNull(v['department']), email: orNull(v['email']) }),
    key: (v) => (v['account'] ?? '').toLowerCase(),
  },
  officers: {
    command: 'officers/officer/take-over', there: ['officer-there', 'same-person'], scope: 'region',
    input: async (v, tools) => ({ name: v['name'], citizenId: v['citizenId'], account: await tools.accountId(v['account'] ?? '') }),
    before: async (v, tools) => (v['account'] && !(await tools.accountId(v['account']))
      ? [{ column: 'account', zh: '没有这个在用的机关账号，请先导入或者开通账号', en: 'There is no such open account; import or open it first' }] : []),
    key: (v) => (v['account'] ?? '').toLowerCase(),
  },
}

export type Places = { regions: readonly Place[]; departments: readonly Place[] }
type Place = { code: string; name: Words }

/** What was typed, as the command wants it: choices by their key, places by their code. What no choice fits is said, with what there is. */
export function understood(kind: Kind, typed: Values, places: Places): { values: Values; wrong: Wrong[] } {
  const wrong: Wrong[] = []
  const values: Values = {}
  for (const column of sheetKinds[kind].columns) {
    const text = typed[column.key] ?? ''
    const read = valueOf(column, text, places)
    values[column.key] = typeof read === 'string' ? read : text
    if (typeof read !== 'string') wrong.push({ column: column.key, ...read })
  }
  return { values, wrong }
}

function valueOf(column: Column, text: string, places: Places): string | Words {
  if (text === '') return column.required ? { zh: `请填写${column.title.zh}`, en: `${column.title.en} is missing` } : ''
  if (column.type === 'date') return isDay(text) ? text : { zh: `「${text}」不是存在的日期`, en: 'No date that exists' }
  if (column.type === 'number') return /^\d{1,9}$/.test(text) ? text : { zh: `「${text}」不是整数`, en: 'Not a whole number' }
  if (column.options) {
    const listed = Object.entries(column.options).map(([code, name]) => ({ code, name }))
    return column.type === 'choices' ? several(text, listed) : (codeIn(text, listed) ?? notListed(text, listed))
  }
  if (column.key === 'region' && places.regions.length) return codeIn(text, places.regions) ?? { zh: `没有「${text}」这个行政区划`, en: 'No such region in this installation' }
  if (column.key === 'department' && places.departments.length) return codeIn(text, places.departments) ?? { zh: `没有「${text}」这个部门`, en: 'No such department in this installation' }
  return text
}

const codeIn = (text: string, list: readonly Place[]) => list.find(({ code, name }) => [code, name.zh, name.en].some((one) => one.toLowerCase() === text.toLowerCase()))?.code
const notListed = (text: string, list: readonly Place[]): Words =>
  ({ zh: `没有「${text}」这一项，可填：${list.map((o) => o.name.zh).join('、')}`, en: `Not one of: ${list.map((o) => o.name.en).join(', ')}` })

function several(text: string, list: readonly Place[]): string | Words {
  const parts = text.split(/[、,，;；/\s]+/).filter(Boolean)
  const codes = parts.map((part) => codeIn(part, list))
  const unknown = parts[codes.indexOf(undefined)]
  return unknown === undefined ? [...new Set(codes)].join(',') : notListed(unknown, list)
}

function isDay(text: string) {
  try { return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text } catch { return false }
}
