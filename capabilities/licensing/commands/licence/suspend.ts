import { sql } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../../kernel/command.ts'
import { clearDue, setDue } from '../../../../kernel/due.ts'
import { LicenceResumed, LicenceSuspended, SuspensionOver } from '../../facts.ts'
import { isAccident } from '../../grounds.ts'
import { licence } from '../../procedure.ts'
import { answerIsConsidered, answerTimeOver, groundWasTold, notExpired, wasProposed } from '../../rules/licence.ts'
import { daysOf, suspensionWrong, type Past } from '../../rules/suspension.ts'
import type { Licensing } from '../../schema/tables.ts'
import { ofCase, placeOf } from '../case.ts'
import { adverse, decision, licenceInput, lockLicence, onLicence, theLicence, theLicenceWithPast, which, type LicenceRow } from './row.ts'

const suspension = decision.extend({ from: z.iso.date(), until: z.iso.date(), concealed: z.boolean().default(false) })
const lengthFits: Rule<LicenceRow & { past: Past[] }, z.output<typeof suspension>> = {
  code: 'suspension-unfit', clause: '建质121-暂扣', broken: (row, i, { day }) => suspensionWrong(row.sector, i, row.past, day),
}

/** 处罚法 §45: what the holder was not told, or what is longer because it answered, is not decided. */
const notHeavier: Rule<LicenceRow, z.output<typeof suspension>> = {
  code: 'longer-than-told', clause: '处罚法-45',
  broken: (row, i) => {
    const { from, until } = row.proposal ?? {}
    const told = from && until ? daysOf(from, until) : null
    return told !== null && daysOf(i.from, i.until) > told && {
      zh: `告知企业的暂扣期限为 ${told} 日，决定不能更长；确需更长的，重新告知`, en: `The holder was told of ${told} days: the decision cannot be longer, unless it is proposed anew`,
      fields: [{ pointer: '/until', zh: `不能超过 ${told} 日`, en: `At most ${told} days` }],
    }
  },
}

/** 条例 §14: the licence is withheld for a time that has an end; it comes back only by resumption. */
export const suspend = command<Licensing>()({
  does: licence.step('suspend'),
  input: suspension,
  locks: lockLicence,
  find: theLicenceWithPast,
  guards: [notExpired, wasProposed('suspend'), answerTimeOver],
  rules: [groundWasTold, answerIsConsidered, lengthFits, notHeavier],
  draw: ({ uuid }) => ({ suspension: uuid() }),
  fact: LicenceSuspended,
  record: (row, i, drawn, { day }) => ({
    ...ofCase(row), effectiveAt: instantOf(i.from, 'start'),
    body: { ...adverse(row, 'suspend', i.ground, '条例-14', day, i.considered), suspension: drawn.suspension, from: i.from, until: i.until, days: daysOf(i.from, i.until), concealed: i.concealed },
  }),
  write: (t, f) => {
    const { body: b } = f
    return [
      onLicence(t, f).set({ state: f.to!, proposal: null, measures: sql`measures + 1`, suspension_id: b.suspension, suspended_from: b.from, suspended_until: b.until }),
      t.insertInto('licensing_suspension').values({
        id: b.suspension, licence_id: f.subject, credit_code: b.creditCode, sector: b.sector, ground: b.ground, concealed: b.concealed, from_on: b.from, until_on: b.until, days: b.days,
        resumed_on: null, ...placeOf(f),
      }),
      setDue(f, f.subject, 'suspension-end', instantOf(b.until, 'end').toISOString(), { number: b.licence, until: b.until }),
    ]
  },
})

/** The last day of a suspension has passed: nobody may produce yet, and somebody must check again. */
export const noteSuspensionEnd = command<Licensing>()({
  does: licence.step('note-suspension-end'),
  input: licenceInput,
  locks: lockLicence,
  find: theLicence,
  guards: [{
    code: 'suspension-runs', clause: '条例-14', broken: (row, _input, { day }) => day <= row.suspended_until! && { zh: `暂扣期至 ${row.suspended_until}`, en: `The suspension runs until ${row.suspended_until}` },
  }],
  fact: SuspensionOver,
  record: (row) => ({ ...ofCase(row), body: { ...which(row), until: row.suspended_until! }, effectiveAt: instantOf(row.suspended_until!, 'end') }),
  write: (_t, f) => [clearDue(f.subject, 'suspension-end')],
})

type Suspended = LicenceRow & { ground: string }
/** A suspension after an accident is a penalty of fixed length; one for unmet conditions ends when they are met. */
const timeServed: Guard<Suspended> = {
  code: 'suspension-runs', clause: '建质121-暂扣',
  broken: (row, _input, { day }) => isAccident(row.ground) && day <= row.suspended_until! && {
    zh: `事故暂扣期至 ${row.suspended_until}，期满经复查合格后才能恢复`, en: `The suspension after an accident runs until ${row.suspended_until}; it ends after that day and a check`,
  },
}
const recheck = z.object({ on: z.iso.date(), officers: z.array(z.string().trim().min(2).max(40)).min(2).max(10), findings: z.string().trim().min(5).max(2000) })
const checkedInTime: Rule<Suspended, { recheck: z.output<typeof recheck> }> = {
  code: 'recheck-date', clause: '许可法-61',
  broken: (row, i, { day }) => (i.recheck.on < row.suspended_from! || i.recheck.on > day) && {
    zh: '复查日期应在暂扣开始之后、今天之前（含今天）', en: 'The check must lie after the suspension began and not in the future', fields: [{ pointer: '/recheck/on', zh: '请核对复查日期', en: 'Check this date' }],
  },
}
const twoOfficers: Rule<Suspended, { recheck: z.output<typeof recheck> }> = {
  code: 'recheck-officers', clause: '许可法-34',
  broken: (_row, i) => new Set(i.recheck.officers).size < 2 && {
    zh: '复查应由两名以上工作人员进行', en: 'At least two officers check', fields: [{ pointer: '/recheck/officers/1', zh: '请填写两名不同的人员', en: 'Name two different officers' }],
  },
}

/** The holder is checked again by two officers and gets the licence back (条例 §14; 许可法 §34, §61). */
export const resume = command<Licensing>()({
  does: licence.step('resume'),
  input: licenceInput.extend({ recheck }),
  locks: lockLicence,
  find: (t, i) => theLicence(t, i).select(sql<string>`(select ground from licensing_suspension s where s.id = licensing_licence.suspension_id)`.as('ground')),
  guards: [notExpired, timeServed],
  rules: [checkedInTime, twoOfficers],
  fact: LicenceResumed,
  record: (row, i, _drawn, { day }) => ({ ...ofCase(row), body: { ...which(row), suspension: row.suspension_id!, resumedOn: day, recheck: i.recheck } }),
  write: (t, f) => [
    onLicence(t, f).set({ state: f.to!, suspension_id: null, suspended_from: null, suspended_until: null, proposal: null }),
    t.updateTable('licensing_suspension').set({ resumed_on: f.body.resumedOn }).where('id', '=', f.body.suspension),
    clearDue(f.subject, 'suspension-end'),
  ],
})
