import { today } from '../../kernel/calendar.ts'
import type { Context } from './letters.ts'
import { standingHead } from './standing.ts'
import { words } from './words.ts'
import { drawAnnulment } from './writs/annulment.ts'
import { drawCancellation } from './writs/cancellation.ts'
import { drawRevocation } from './writs/revocation.ts'
import { drawSuspension } from './writs/suspension.ts'
import { drawWithdrawal } from './writs/withdrawal.ts'

type Body = {
  number: string; licence: string; creditCode: string; name: string; ground: string; clauses: string[]; told: string | null; heard?: { considered: string } | null
  scope: string; validFrom: string; validUntil: string; bar?: { until: string; clause: string } | null; compensation?: string | null; from: string; until: string; days: number
}

/** The writs of decisions on a licence, drawn from their facts. */
export const licenceLetters: Readonly<Record<string, { title: string; draw(c: Context): Promise<Uint8Array> }>> = {
  suspension: { title: '暂扣许可证决定书', draw: (c) => { const { from, until, days } = bodyOf(c); return drawSuspension({ ...common(c), from, until, days }) } },
  revocation: { title: '吊销许可证决定书', draw: (c) => drawRevocation({ ...common(c), hearing: true, bar: barOf(c) }) },
  annulment: { title: '撤销许可决定书', draw: (c) => drawAnnulment({ ...common(c), compensation: bodyOf(c).compensation ?? null, bar: barOf(c) }) },
  withdrawal: { title: '撤回许可决定书', draw: (c) => drawWithdrawal({ ...common(c), compensation: bodyOf(c).compensation! }) },
  cancellation: { title: '注销许可证决定书', draw: (c) => drawCancellation(common(c)) },
}

const bodyOf = (c: Context) => c.fact.body as Body
const named = (c: Context, id: string) => c.clauses[id] ?? id
const barOf = (c: Context) => { const { bar } = bodyOf(c); return bar ? { until: bar.until, clause: named(c, bar.clause) } : null }

function common(c: Context) {
  const b = bodyOf(c)
  return {
    authority: c.authority.name.zh, number: b.number, date: today(new Date(c.fact.recordedAt)), drawnAt: new Date(c.fact.recordedAt), addressee: b.name, caseNumber: c.row.number, ...standingHead(c.standing),
    ...(c.paper.watermark ? { watermark: c.paper.watermark } : {}),
    licence: { number: b.licence, name: b.name, creditCode: b.creditCode, scope: b.scope, validFrom: b.validFrom, validUntil: b.validUntil },
    ground: words[`ground.${b.ground}`]!.zh, finding: c.fact.reason!, told: b.told, heard: b.heard?.considered ?? null, basis: b.clauses.map((id) => named(c, id)), remedies: c.remedies,
  }
}
