import { sql } from 'kysely'
import { gate, type Asked } from '../../kernel/gate.ts'
import type { Indicator } from './facts.ts'
import { judge, type Measured } from './indicators.ts'
import { pinnedVersion, versionAtAcceptance, type Version } from './commands/judgement.ts'
import type { Pinned, Standards } from './schema/tables.ts'

type Condition = { zh: string; en: string; result: string | null }
export type Judged = { version: string | null; kept: string | null; kind: string; technology: string | null; now: Version | null; held: Pinned | null; measures: Measured[]; conditions: Condition[] }

export const measures = sql<Measured[]>`coalesce((select json_agg(json_build_object('key', m.key, 'value', m.value, 'unit', m.unit, 'stale', m.stale))
  from standards_measure m where m.application_id = standards_judgement.id), '[]')`
const conditions = sql<Condition[]>`coalesce((select json_agg(json_build_object('zh', c.text ->> 'zh', 'en', c.text ->> 'en', 'result', c.result) order by c.supplement_id, c.place)
  from standards_condition c where c.application_id = standards_judgement.id), '[]')`

/** Whether this step would grant, or recommend to. A button that may also recommend refusal stays open. */
const grants = ({ step, input }: Asked) => step.name === 'grant' || (input as { recommendation?: string } | undefined)?.recommendation === 'grant'

const mandatory = (row: Judged, result: string): Indicator[] =>
  (row.now?.indicators ?? []).filter((i) => i.mandatory && judge(i, row.measures.find((m) => m.key === i.key)) === result)
const listed = (names: readonly { zh: string; en: string }[]) => ({ zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join(', ') })

/** 条例 §6, M1.6: no grant, nor its recommendation, while a mandatory indicator of the case's own version is unmet or was not measured. */
export const standardIsMet = gate<Standards>()({
  capability: 'standards', name: 'standard-is-met',
  on: (s) => s.capability === 'licensing' && s.subject === 'application' && ['conclude-review', 'grant'].includes(s.name),
  locks: () => ['standards:register'],
  find: (t, asked) => t.selectFrom('standards_judgement').select(['version', 'kept', 'kind', 'technology'])
    .select([pinnedVersion.as('now'), versionAtAcceptance.as('held'), measures.as('measures'), conditions.as('conditions')]).where('id', '=', asked.subject!),
  rules: [
    {
      code: 'standard-withdrawn', clause: '条例-6',
      broken: ([row]) => row?.now?.state === 'withdrawn' && row.kept !== row.version && {
        zh: '本案适用的审批标准已被撤销，请先说明理由改用现行版本，或者说明理由沿用原版本', en: 'The standard of this case was withdrawn; first take the present one or keep the old one, with a reason',
      },
    },
    {
      code: 'not-pinned', clause: '条例-6',
      broken: ([row], asked) => !!row && grants(asked) && row.version === null && row.held !== null && judgedKinds.includes(row.kind)
        && { zh: '尚未确定本案适用的审批标准，请在“审批标准”中确定', en: 'The standard of this case is not fixed yet; fix it under “Standard”' },
    },
    {
      code: 'indicator-unmet', clause: '条例-6',
      broken: ([row], asked) => {
        const bad = row && grants(asked) ? mandatory(row, 'unmet') : []
        return bad.length > 0 && { zh: `不符合审批标准，不得准予许可：${listed(bad.map((i) => i.name)).zh}`, en: `The standard is not met, the licence must not be granted: ${listed(bad.map((i) => i.name)).en}` }
      },
    },
    {
      code: 'indicator-not-measured', clause: '条例-6',
      broken: ([row], asked) => {
        const open = row && grants(asked) ? mandatory(row, 'unmeasured') : []
        return open.length > 0 && { zh: `还有 ${open.length} 项指标没有测定：${listed(open.map((i) => i.name)).zh}`, en: `${open.length} indicators have not been measured: ${listed(open.map((i) => i.name)).en}` }
      },
    },
    {
      code: 'supplement-missing', clause: '安全生产法-29',
      broken: ([row], asked) => !!row && grants(asked) && row.version !== null && row.technology !== null && row.conditions.length === 0
        && { zh: '申请人申报了新技术、新工艺、新材料或新设备，请先附加补充条件', en: 'The applicant declared new technology; attach supplementary conditions first' },
    },
    {
      code: 'condition-unmet', clause: '安全生产法-29',
      broken: ([row], asked) => {
        const bad = row && grants(asked) ? row.conditions.filter((c) => c.result !== 'met') : []
        return bad.length > 0 && { zh: `补充条件不符合或者未认定：${listed(bad).zh}`, en: `Supplementary conditions are unmet or not judged: ${listed(bad).en}` }
      },
    },
  ],
})

/** Kinds of application whose conditions are examined; an extension without re-examination takes a step of its own, which no standard holds. */
export const judgedKinds: readonly string[] = ['new', 'renewal']
