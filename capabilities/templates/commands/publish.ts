import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { fieldsOf, letterhead, TemplatePublished, writs, type Texts } from '../facts.ts'
import { version } from '../procedure.ts'
import { choose } from '../standing.ts'
import type { Templates, VersionRow } from '../schema/tables.ts'

const input = z.object({
  department: z.string().regex(/^[a-z][a-z-]{0,59}$/), kind: z.enum([letterhead, ...writs]), from: z.iso.date(),
  texts: z.record(z.string().max(40), z.string().trim().max(1000)),
  /** The newest version that the administrator saw; 0: none. */
  base: z.number().int().min(0),
})
type Publishing = z.output<typeof input>
type Known = { versions: VersionRow[]; state?: null }

const clause = '网安法-日志'
const rule = (code: string, broken: Rule<Known, Publishing>['broken']): Rule<Known, Publishing> => ({ code, clause, broken })
const at = (field: string, zh: string, en: string) => ({ zh, en, fields: [{ pointer: `/${field}`, zh, en }] })
const newest = ({ versions }: Known) => Math.max(0, ...versions.map((v) => v.no))
const same = (a: Texts, b: Texts) => Object.keys(a).every((key) => a[key] === b[key])

const rules = [
  rule('law-given', (_row, i) => {
    const known = fieldsOf(i.kind).map((f) => f.key)
    const other = Object.keys(i.texts).find((key) => !known.includes(key))
    return (known.length === 0 || other !== undefined) && { zh: '这段文字由法律或国家统一格式规定，机关不能修改', en: 'This text is given by the law or the national form: an authority cannot change it' }
  }),
  rule('text-missing', (_row, i) => {
    const missing = fieldsOf(i.kind).find((f) => i.texts[f.key] === undefined || (f.required && !i.texts[f.key]))
    return missing !== undefined && at(`texts/${missing.key}`, '请填写这一项', 'Fill this in')
  }),
  rule('text-unfit', (_row, i) => {
    const unfit = fieldsOf(i.kind).find((f) => i.texts[f.key]!.length > f.most || (!f.lines && /\n/.test(i.texts[f.key]!)))
    return unfit !== undefined && at(`texts/${unfit.key}`, `最多 ${unfit.most} 个字${unfit.lines ? '' : '，不能换行'}`, `At most ${unfit.most} characters${unfit.lines ? '' : ', on one line'}`)
  }),
  rule('backdated', (_row, i, { day }) => i.from < day && at('from', '生效日期不能早于今天：已作出的文书不受影响', 'It cannot count from a day that is over: writs of then stay as they are')),
  rule('newer-version', (row, i) => newest(row) !== i.base && { zh: '已有更新的版本，请刷新后在新版本上修改', en: 'There is a newer version: load the page anew and change that one' }),
  rule('nothing-changed', (row, i) => {
    const before = choose(row.versions, i.from)
    return before !== undefined && same(before.texts, i.texts) && { zh: '内容与该日生效的版本相同，没有修改', en: 'The texts are those that count on that day: nothing is changed' }
  }),
]

/** The system administrator sets the standing texts of one kind of writ anew, whole, from a day on; writs of before keep theirs. */
export const publish = command<Templates>()({
  does: version.step('publish'),
  input,
  locks: (i) => [`templates/${i.department}/${i.kind}`],
  find: (_t, i) => sql<Known>`select coalesce(jsonb_agg(to_jsonb(v) order by v.no), '[]') as versions from templates_version v where v.department = ${i.department} and v.kind = ${i.kind}`,
  rules,
  place: (_row, _input, actor) => ({ region: actor.region }),
  draw: (draw) => ({ id: draw.uuid() }),
  fact: TemplatePublished,
  record: (row, { base: _, ...body }, { id }, { actor }) => ({ subject: id, enterprise: null, region: actor.region, department: body.department, body: { ...body, no: newest(row) + 1 } }),
  write: (t: Kysely<Templates>, f) => {
    const { texts, from, ...rest } = f.body
    return [t.insertInto('templates_version').values({
      id: f.subject, ...rest, texts: JSON.stringify(texts) as never, from_on: from, published_at: new Date(f.recordedAt), set_by: f.actor.name, reason: f.reason!, last_fact: '0',
    })]
  },
})
