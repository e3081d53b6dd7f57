import { z } from 'zod'
import { command } from '../../../../kernel/command.ts'
import { LicenceAnnulled, LicenceCancelled, LicenceRevoked, LicenceWithdrawn } from '../../facts.ts'
import { licence } from '../../procedure.ts'
import { barFrom, writeBar } from '../../rules/bars.ts'
import { answerIsConsidered, answerTimeOver, cancelFits, groundWasTold, notExpired, wasProposed } from '../../rules/licence.ts'
import type { Licensing } from '../../schema/tables.ts'
import { ofCase } from '../case.ts'
import { adverse, decision, ending, licenceInput, lockLicence, theLicence, type LicenceRow } from './row.ts'

const named = (row: LicenceRow) => ({ credit_code: row.credit_code, name: row.enterprise_name, sector: row.sector })
const common = { locks: lockLicence, find: theLicence } as const
const compensation = z.string().trim().max(2000)

/** 吊销, a penalty (条例 §14, §21; 建质〔2008〕121号): in construction no new application for a year. */
export const revoke = command<Licensing>()({
  does: licence.step('revoke'),
  input: decision,
  ...common,
  guards: [notExpired, wasProposed('revoke'), answerTimeOver],
  rules: [groundWasTold, answerIsConsidered],
  draw: ({ uuid }) => ({ bar: uuid() }),
  fact: LicenceRevoked,
  record: (row, i, drawn, { day }) => ({
    ...ofCase(row), body: { ...adverse(row, 'revoke', i.ground, '条例-14', day, i.considered), bar: row.sector === 'construction' ? barFrom('revocation', named(row), drawn.bar, day) : null },
  }),
  write: (t, f) => [...ending(t, f), ...writeBar(t, f, f.body.bar)],
})

/** 撤销 (许可法 §69): the grant itself was wrong. Fraud or bribery bars for three years (§79); without fault of the holder its loss is made good. */
export const annul = command<Licensing>()({
  does: licence.step('annul'),
  input: decision.extend({ compensation: compensation.nullable().default(null) }),
  ...common,
  guards: [wasProposed('annul'), answerTimeOver],
  rules: [groundWasTold, answerIsConsidered],
  draw: ({ uuid }) => ({ bar: uuid() }),
  fact: LicenceAnnulled,
  record: (row, i, drawn, { day }) => ({
    ...ofCase(row), body: {
      ...adverse(row, 'annul', i.ground, '许可法-69', day, i.considered), compensation: i.compensation || null, bar: i.ground === 'fraud' ? barFrom('fraud', named(row), drawn.bar, day) : null,
    },
  }),
  write: (t, f) => [...ending(t, f), ...writeBar(t, f, f.body.bar)],
})

/** 撤回 (许可法 §8): the grant was right, the law or the circumstances changed; what the holder loses by it is made good. */
export const withdrawLicence = command<Licensing>()({
  does: licence.step('withdraw'),
  input: decision.extend({ compensation: compensation.min(5) }),
  ...common,
  guards: [notExpired, wasProposed('withdraw'), answerTimeOver],
  rules: [groundWasTold, answerIsConsidered],
  fact: LicenceWithdrawn,
  record: (row, i, _drawn, { day }) => ({ ...ofCase(row), body: { ...adverse(row, 'withdraw', i.ground, '许可法-8', day, i.considered), compensation: i.compensation } }),
  write: (t, f) => ending(t, f),
})

/** 注销 (许可法 §70): the register's entry is closed, after whatever ended the licence. */
export const cancel = command<Licensing>()({
  does: licence.step('cancel'),
  input: licenceInput.extend({ ground: z.enum(['expired', 'ended', 'dissolved', 'impossible', 'surrendered']) }),
  ...common,
  rules: [cancelFits],
  fact: LicenceCancelled,
  record: (row, i, _drawn, { day }) => {
    const ground = i.ground === 'ended' ? row.state : i.ground
    return { ...ofCase(row), body: { ...adverse(row, 'cancel', i.ground, '许可法-70', day), ground, before: row.state } }
  },
  write: (t, f) => ending(t, f),
})
