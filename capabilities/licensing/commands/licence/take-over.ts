import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf, lastValidDay } from '../../../../kernel/calendar.ts'
import { command, type Rule } from '../../../../kernel/command.ts'
import { both } from '../../../../kernel/fields.ts'
import { creditCodeProblem, licenceNumber, parseLicenceNumber } from '../../../../law/codes.ts'
import { limit, type Sector } from '../../../../law/index.ts'
import { origin } from '../../../old-register/facts.ts'
import { authorityOf, provinceOfNumbers } from '../../authority.ts'
import { LicenceTakenOver } from '../../facts.ts'
import { licence } from '../../procedure.ts'
import { sectorOf, sectors } from '../../sectors/index.ts'
import { standingColumns, standingFollows, standingInput, standingWrong } from './standing.ts'
import type { EnterpriseJson, Licensing } from '../../schema/tables.ts'

const day = z.iso.date({ error: both('请填写日期，如 2024-05-01', 'Give a date, such as 2024-05-01') })
const filled = (most: number, zh: string, en: string) => z.string().trim().min(1, { error: both(`请填写${zh}`, `Enter ${en}`) }).max(most, { error: both(`最多 ${most} 个字符`, `At most ${most} characters`) })
const input = z.object({
  number: z.string().transform((text, ctx) => {
    const parsed = parseLicenceNumber(text)
    if (parsed) return licenceNumber(parsed)
    ctx.addIssue({ code: 'custom', message: both('不是安全生产许可证编号，应如 (云)WH安许证字〔2024〕0001号', 'Not the number of a work-safety licence: province, two letters, year and serial are needed') })
    return z.NEVER
  }),
  creditCode: z.string().trim().toUpperCase().superRefine((code, ctx) => {
    const wrong = creditCodeProblem(code)
    if (wrong) ctx.addIssue({ code: 'custom', message: both(wrong.zh, wrong.en) })
  }),
  name: filled(120, '企业名称', 'the enterprise’s name'),
  sector: z.enum(sectors.map((s) => s.sector), { error: both('没有这个许可行业', 'No such sector of licences') }),
  scope: filled(500, '许可范围', 'the scope'),
  validFrom: day, validUntil: day, issuedOn: day,
  authority: z.string().trim().max(120).nullable().default(null),
  ...standingInput,
  origin,
})
type TakenOver = z.output<typeof input>
type Known = { number: string; creditCode: string }
type Row = { enterprise: (EnterpriseJson & { region: string }) | null; taken: Known | null }

const parts = (i: TakenOver) => parseLicenceNumber(i.number)!
const departmentOf = (i: TakenOver) => sectorOf(i.sector).department
const at = (name: keyof TakenOver, zh: string, en: string) => ({ zh, en, fields: [{ pointer: `/${name}`, zh, en }] })
const rule = (code: string, clause: string, broken: Rule<Row, TakenOver>['broken']): Rule<Row, TakenOver> => ({ code, clause, broken })

const rules = [
  rule('licence-there', '条例-10', (row, i) => row.taken?.number === i.number && row.taken.creditCode === i.creditCode
    && at('number', '这张许可证已在册', 'This licence is in the register already')),
  rule('number-taken', '条例-10', (row, i) => row.taken !== null && (row.taken.number !== i.number || row.taken.creditCode !== i.creditCode)
    && at('number', `该编号已登记在册：${row.taken.number}，${row.taken.creditCode}`, `The register holds this number, for ${row.taken.creditCode}`)),
  rule('enterprise-unknown', '条例-10', (row) => row.enterprise === null && at('creditCode', '企业名册中没有这家企业，请先导入或者登记企业', 'The enterprise is not registered; import or register it first')),
  rule('other-name', '条例-10', (row, i) => row.enterprise !== null && row.enterprise.name !== i.name.normalize('NFKC') && row.enterprise.name !== i.name
    && at('name', `与企业名册不一致：名册中为「${row.enterprise.name}」`, 'Differs from the name in the register of enterprises')),
  rule('number-unfit', '条例-10', (_row, i) => parts(i).kind !== sectorOf(i.sector).numberKind
    && at('number', `编号字母为 ${parts(i).kind}，该行业应为 ${sectorOf(i.sector).numberKind}`, `The number has the letters ${parts(i).kind}; this sector has ${sectorOf(i.sector).numberKind}`)),
  rule('other-province', '条例-10', (_row, i) => {
    const own = provinceOfNumbers(departmentOf(i))
    return own !== null && parts(i).province !== own && at('number', `编号省份简称为「${parts(i).province}」，本机关应为「${own}」`, 'The number is of another province')
  }),
  rule('dates-unfit', '条例-9', (_row, i, { day: today }) => {
    if (i.issuedOn > today) return at('issuedOn', '颁证日期不能晚于今天', 'The day of issue lies in the future')
    if (parts(i).year > Number(i.issuedOn.slice(0, 4))) return at('number', '编号年份晚于颁证日期', 'The year of the number lies after the day of issue')
    return i.validFrom > i.validUntil && at('validUntil', '有效期截止日早于起始日', 'It ends before it begins')
  }),
  rule('validity-unlawful', '条例-9', (_row, i) => {
    if (i.validFrom < regulated) return at('validFrom', `早于《安全生产许可证条例》施行（${regulated}）`, `Before the regulation was in force (${regulated})`)
    const { value, unit } = limit('licensing.validity', { on: i.validFrom, sector: i.sector as Sector }) as { value: number; unit: 'year' }
    const last = lastValidDay(i.validFrom, { value, unit })
    return i.validUntil > last && at('validUntil', `超过法定有效期：最长至 ${last}`, `Longer than the law gives: at most until ${last}`)
  }),
  rule('standing-unfit', '条例-10', (_row, i, { day: today }) => standingWrong(i, today)),
]
/** 安全生产许可证条例 is in force since. */
const regulated = '2004-01-13'

const findTaken = (_t: Kysely<Licensing>, i: TakenOver) => sql<Row>`select
    (select json_build_object('id', e.id, 'name', e.name, 'creditCode', e.credit_code, 'address', e.address, 'economicType', e.economic_type, 'principal', e.principal, 'initials', e.initials,
      'region', e.region) from licensing_enterprise e where e.credit_code = ${i.creditCode}) as enterprise,
    (select json_build_object('number', l.number, 'creditCode', l.credit_code) from licensing_licence l
      where l.number = ${i.number} or (l.number_kind = ${parts(i).kind} and l.year = ${parts(i).year} and l.serial = ${parts(i).serial}) limit 1) as taken`

/**
 * 条例 §10: a licence of the register on paper enters this one as its paper says it. It stands as it stood there: valid, suspended, ended.
 * From then on it is a licence like any other: it expires, is renewed within the window, suspended. Whoever confirmed the import answers for it; the fact says from which row of which file it was read.
 */
export const takeOver = command<Licensing>()({
  does: licence.step('take-over'),
  input,
  locks: (i) => ['licensing:licence-number', `licensing:number:${i.number}`],
  find: findTaken,
  rules,
  place: (row, i) => ({ enterprise_id: row.enterprise?.id ?? null, region: row.enterprise?.region ?? null, department: departmentOf(i) }),
  draw: ({ uuid }) => ({ id: uuid(), suspension: uuid() }),
  fact: LicenceTakenOver,
  record: (row, i, { id, suspension }) => {
    const { region, ...enterprise } = row.enterprise!
    const { kind, year, serial } = parts(i)
    return {
      subject: id, enterprise: enterprise.id, region, department: departmentOf(i), effectiveAt: instantOf(i.validFrom, 'start'),
      body: {
        number: i.number, year, serial, kind, sector: i.sector, scope: i.scope, enterprise, validFrom: i.validFrom, validUntil: i.validUntil, issuedOn: i.issuedOn,
        expiresAt: instantOf(i.validUntil, 'end').toISOString(), authority: i.authority ?? authorityOf(departmentOf(i)).name.zh, origin: i.origin,
        standing: { state: i.state, since: i.since, until: i.until, decision: i.decision, suspension: i.state === 'suspended' ? suspension : null },
      },
    }
  },
  write: (t, f) => {
    const { body: b } = f
    return [
      t.insertInto('licensing_licence').values({
        id: f.subject, number: b.number, year: b.year, serial: b.serial, number_kind: b.kind, sector: b.sector, application_id: f.subject, enterprise_id: f.enterprise!,
        enterprise_name: b.enterprise.name, credit_code: b.enterprise.creditCode, initials: b.enterprise.initials, address: b.enterprise.address,
        economic_type: b.enterprise.economicType, principal: b.enterprise.principal, scope: b.scope, region: f.region!, department: f.department!, authority: b.authority, ...standingColumns(f),
        valid_from: b.validFrom, valid_until: b.validUntil, expires_at: new Date(b.expiresAt), issued_on: b.issuedOn, imported: true, origin: JSON.stringify(b.origin), last_fact: '0',
      }),
      ...standingFollows(t, f),
    ]
  },
})
