import { needed, type Choice, type Quorum } from './quorum.ts'

export type Seat = { id: string; name: string; position: number; present: boolean; cameAt: string | null; leftAt: string | null; backAt: string | null }
export type Item = {
  application: string; position: number; number: string; enterprise: string; enterpriseId: string; rules: string[]; state: string; calledAt: string | null; presentedAt: string | null; presenter: string | null
  summary: string | null; scope: string | null; clauses: string[]; countedAt: string | null; result: Choice | null; tally: Record<Choice, number> | null; struckWhy: string | null
  deciders: Named[]; recused: Named[]; absent: Named[]; left: Named[]; presided: string | null; caseState: string; reviews: number; reviewer: string | null; reviewerName: string | null
}
export type Named = { id: string; name: string }
export type Vote = { application: string; member: string; name: string; vote: Choice | null; reasons: string | null; sealed: string | null; at: string }
export type Recusal = { application: string; member: string; name: string; reason: string }
export type Sitting = { chair_id: string; state: string; quorum: Quorum; seats: readonly Seat[]; items: readonly Item[]; votes: readonly Vote[]; recusals: readonly Recusal[] }

/** A case that has left the state in which it is decided: withdrawn, sent back, decided. */
export const isGone = (item: Item) => item.caseState !== 'reviewed'
export const itemOf = (s: Sitting, application: string) => s.items.find((i) => i.application === application)
export const seatOf = (s: Sitting, member: string) => s.seats.find((x) => x.id === member)
/** The case that is being deliberated now. */
export const current = (s: Sitting) => s.items.find((i) => ['called', 'presented'].includes(i.state) && !isGone(i))

/** Why a member takes no part in a case: what was declared, or that the member reviewed it. */
export function recusedFrom(s: Sitting, application: string): (Named & { reason: string })[] {
  const item = itemOf(s, application)
  const declared = s.recusals.filter((r) => r.application === application).map((r) => ({ id: r.member, name: r.name, reason: r.reason }))
  const reviewer = s.seats.filter((x) => x.id === item?.reviewer && !declared.some((d) => d.id === x.id)).map(({ id, name }) => ({ id, name, reason: '本案承办人' }))
  return [...declared, ...reviewer]
}

/** Members who may vote on a case: all but the recused. */
export const entitled = (s: Sitting, application: string) => {
  const recused = recusedFrom(s, application)
  return s.seats.filter((x) => !recused.some((r) => r.id === x.id))
}
/** Somebody who came and is not there any more. */
export const hasLeft = (seat: Seat) => !seat.present && seat.cameAt !== null
/**
 * Who presides, over one case or (`null`) over the meeting as a whole: the chair; where the chair is recused from the case or has left, the next on the
 * meeting's list who is present and not recused.
 */
export function presiding(s: Sitting, application: string | null): Named | undefined {
  const recused = application ? recusedFrom(s, application) : []
  const may = (x: Seat) => !recused.some((r) => r.id === x.id)
  const chair = seatOf(s, s.chair_id)
  if (!chair || (may(chair) && !(s.state === 'open' && hasLeft(chair)))) return chair
  return s.seats.filter((x) => x.present && may(x)).sort((a, b) => a.position - b.position)[0]
}
export const present = (s: Sitting) => s.seats.filter((x) => x.present)
export const need = (s: Sitting) => needed(s.quorum, s.seats.length)
export const isQuorate = (s: Sitting) => present(s).length >= need(s)
/** For one case the recused count on neither side. */
export function quorumFor(s: Sitting, application: string) {
  const may = entitled(s, application)
  const [here, asked] = [may.filter((x) => x.present).length, needed(s.quorum, may.length)]
  return { present: here, needed: asked, met: may.length > 0 && here >= asked }
}
export const isQuorateFor = (s: Sitting, application: string) => quorumFor(s, application).met
export const votesOn = (s: Sitting, application: string) => s.votes.filter((v) => v.application === application)
/** Who is present, may vote and has not. */
export const outstanding = (s: Sitting, application: string) =>
  entitled(s, application).filter((x) => x.present && !votesOn(s, application).some((v) => v.member === x.id))
