import { sql } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { setDue } from '../../../kernel/due.ts'
import { ApplicationSubmitted } from '../facts.ts'
import { answerProblems, requiredMaterials, tidied } from '../form.ts'
import { count } from '../limits.ts'
import { application } from '../procedure.ts'
import { barOn, notBarred, type BarFound } from '../rules/bars.ts'
import type { Documents, Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import type { ApplicationKind } from '../sectors/kinds.ts'
import { atStake, caseOnLicence, stakeGuards, stakeOf, type AtStake } from '../rules/stake.ts'
import { running } from '../rules/validity.ts'
import { renewalDue } from './deemed.ts'
import type { Answers } from '../sectors/sector.ts'

type Row = {
  id: string; enterprise_id: string; sector: string; form_version: string; answers: Record<string, unknown>; documents: Documents; version: number; application: string | null
  name: string; credit_code: string; initials: string; region: string; address: string; economic_type: string; principal: string
  bar: BarFound | null; submitted: boolean; next_serial: number; open_number: string | null; licence_number: string | null
  kind: string; licence_id: string | null; licence: AtStake | null; case_on_licence: string | null
}

const draftIsFresh: Rule<Row, { version: number }> = {
  code: 'draft-changed', clause: '许可法-31',
  broken: (row, input) => row.version !== input.version && { zh: '草稿在别处被修改过，请刷新后核对再提交', en: 'The draft was changed elsewhere; reload and check it first' },
}
const formIsCurrent: Guard<Row> = {
  code: 'form-version', clause: '许可法-29',
  broken: (row) => row.form_version !== sectorOf(row.sector, row.kind).form.version && { zh: '申请表已更新，请按新表核对后再提交', en: 'The form has a new version; check your answers against it first' },
}
const formIsComplete: Guard<Row> = {
  code: 'form-incomplete', clause: '许可法-31',
  broken: (row) => {
    const problems = answerProblems(sectorOf(row.sector, row.kind).form, row.answers as Answers, { complete: true })
    return problems.length > 0 && { zh: `申请表还有 ${problems.length} 处需要填写或更正`, en: `${problems.length} answers are missing or not valid`, fields: problems }
  },
}
const somethingIsAttached: Guard<Row> = {
  code: 'nothing-attached', clause: '许可法-31',
  broken: (row) => !requiredMaterials(sectorOf(row.sector, row.kind), row.answers as Answers).some((m) => row.documents[m.key]?.length)
    && { zh: '还没有上传任何材料', en: 'No document has been uploaded yet' },
}
const notSubmittedBefore: Guard<Row> = {
  code: 'already-submitted', clause: '许可法-31', broken: (row) => row.submitted && { zh: '此草稿已经提交', en: 'This draft has been submitted already' },
}
const noOpenCase: Guard<Row> = {
  code: 'open-case', clause: '许可法-31',
  broken: (row) => row.kind === 'new' && row.open_number !== null && { zh: `本企业已有同类申请正在办理（${row.open_number}）`, en: `An application of this kind is already open (${row.open_number})` },
}
const noValidLicence: Guard<Row> = {
  code: 'licence-exists', clause: '条例-9',
  broken: (row) => row.kind === 'new' && row.licence_number !== null && { zh: `本企业持有有效的同类许可证（${row.licence_number}），无需重新申请`, en: `A valid licence of this kind exists (${row.licence_number})` },
}

const guards: readonly Guard<Row>[] = [notSubmittedBefore, ...notBarred, formIsCurrent, formIsComplete, somethingIsAttached, noOpenCase, noValidLicence, ...stakeGuards]

/** An enterprise hands in its draft. The day of receipt starts the five working days of 许可法 §32; silence means accepted. */
export const submit = command<Licensing>()({
  does: application.step('submit'),
  input: z.object({ draft: z.uuid(), version: z.number().int(), truthful: z.literal(true) }),
  locks: (i) => [`application:${i.draft}`, 'licensing:case-number'],
  find: (t, i, { at, day }) => t.selectFrom('licensing_draft as d').innerJoin('licensing_enterprise as e', 'e.id', 'd.enterprise_id')
    .select(['d.id', 'd.enterprise_id', 'd.sector', 'd.form_version', 'd.answers', 'd.documents', 'd.version', 'd.application', 'd.kind', 'd.licence_id',
      'e.name', 'e.credit_code', 'e.initials', 'e.region', 'e.address', 'e.economic_type', 'e.principal'])
    .select([
      sql<boolean>`exists (select from licensing_application a where a.id = d.id)`.as('submitted'),
      sql<number>`(select coalesce(max(serial), 0) + 1 from licensing_application where year = ${Number(day.slice(0, 4))})::int`.as('next_serial'),
      sql<string | null>`(select number from licensing_application a where a.enterprise_id = d.enterprise_id and a.sector = d.sector
        and a.state not in ('not-accepted', 'refused', 'withdrawn', 'issued') limit 1)`.as('open_number'),
      sql<string | null>`(select number from licensing_licence where licensing_licence.enterprise_id = d.enterprise_id and licensing_licence.sector = d.sector
        and licensing_licence.state in ('valid', 'suspended') and ${running(at)} limit 1)`.as('licence_number'),
    ]).select([atStake.as('licence'), caseOnLicence.as('case_on_licence'), barOn(day, { enterprise: 'd.enterprise_id', code: 'e.credit_code', sector: 'd.sector' }).as('bar')]).where('d.id', '=', i.draft),
  guards,
  rules: [draftIsFresh],
  place: (row) => ({ enterprise_id: row.enterprise_id, region: row.region }),
  fact: ApplicationSubmitted,
  record: (row, _input, _drawn, { day, actor }) => {
    const sector = sectorOf(row.sector, row.kind)
    const stake = row.licence && stakeOf(row, day)
    const year = Number(day.slice(0, 4))
    return {
      subject: row.id, enterprise: row.enterprise_id, region: row.region, department: sector.department,
      body: {
        number: `${year}-${sector.numberKind}-${String(row.next_serial).padStart(4, '0')}`, year, serial: row.next_serial, sector: row.sector, kind: row.kind as ApplicationKind,
        formVersion: row.form_version, answers: tidied(sector.form, row.answers as Answers), documents: row.documents,
        enterprise: { id: row.enterprise_id, name: row.name, creditCode: row.credit_code, address: row.address, economicType: row.economic_type, principal: row.principal, initials: row.initials },
        receivedOn: day, intakeDue: count('licensing.correction-notice', day, day, row.sector), applicant: { id: actor.id, name: actor.name },
        ...(stake ? { licence: row.licence!.id, stake } : {}),
        ...(stake?.inTimeUntil ? { renewal: { inTime: day <= stake.inTimeUntil, licence: row.licence!.id, expiresAt: new Date(row.licence!.expiresAt).toISOString() } } : {}),
      },
    }
  },
  write: (t, f) => {
    const { body: b } = f
    const deemedAt = instantOf(b.intakeDue.on, 'end')
    return [
      t.insertInto('licensing_application').values({
        id: f.subject, number: b.number, year: b.year, serial: b.serial, sector: b.sector, kind: b.kind, enterprise_id: f.enterprise!, enterprise_name: b.enterprise.name,
        credit_code: b.enterprise.creditCode, initials: b.enterprise.initials, enterprise: JSON.stringify(b.enterprise), region: f.region!, department: f.department!, state: f.to!,
        form_version: b.formVersion, answers: JSON.stringify(b.answers), documents: JSON.stringify(b.documents), changed: [], round: 1, submitted_at: new Date(f.recordedAt),
        received_on: b.receivedOn, intake_due: JSON.stringify(b.intakeDue), intake_deemed_at: deemedAt, stops: '[]', last_fact: '0',
        licence_id: b.licence ?? null, stake: b.stake ? JSON.stringify(b.stake) : null, in_time: b.renewal?.inTime ?? false,
      }),
      setDue(f, f.subject, 'deemed-acceptance', deemedAt.toISOString(), { number: b.number, due: b.intakeDue }),
      ...renewalDue(f, b.renewal),
    ]
  },
})
