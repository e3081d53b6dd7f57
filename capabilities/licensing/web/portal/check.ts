import { licenceNumber, parseLicenceNumber } from '../../../../law/codes.ts'
import type { IconName } from '../../../../web/shared/components/Icon.tsx'
import type { Tone } from '../../../../web/shared/components/tags.tsx'

export type CheckResult = 'valid' | 'suspended' | 'revoked' | 'annulled' | 'withdrawn' | 'cancelled' | 'expired' | 'not-yet-valid' | 'unknown' | 'malformed' | 'altered' | 'superseded'
export type Licence = {
  number: string; sector: string; enterprise: string; creditCode: string; address: string; economicType: string; principal: string; scope: string
  authority: string; validFrom: string; validUntil: string; issuedOn: string
  suspended: { from: string; until: string } | null; ended: { on: string; ground: string } | null
  /** Taken over from the register on paper. */
  imported: boolean
}
export type Checked = { result: CheckResult; on: string; licence: Licence | null; kept?: boolean }
export type Seal = { signed: boolean; intact: boolean; coversWholeFile: boolean; signer?: string; fingerprint?: string; at?: string; problem?: string }
export type CheckedFile = Checked & { seal: Seal }

/** One colour and one icon for each answer. */
export const looks: Record<CheckResult, { tone: Tone; icon: IconName }> = {
  valid: { tone: 'done', icon: 'checkCircle' },
  suspended: { tone: 'over', icon: 'pause' },
  revoked: { tone: 'over', icon: 'cross' },
  annulled: { tone: 'over', icon: 'cross' },
  withdrawn: { tone: 'over', icon: 'cross' },
  cancelled: { tone: 'stop', icon: 'cross' },
  expired: { tone: 'over', icon: 'clock' },
  'not-yet-valid': { tone: 'wait', icon: 'calendar' },
  unknown: { tone: 'over', icon: 'cross' },
  malformed: { tone: 'wait', icon: 'edit' },
  altered: { tone: 'over', icon: 'alert' },
  superseded: { tone: 'wait', icon: 'refresh' },
}

/** The number as it stands on licences, from whatever was typed; null where it is none. */
export function readNumber(typed: string): string | null {
  const parsed = parseLicenceNumber(typed)
  return parsed && licenceNumber(parsed)
}

/** Whole days from one plain day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
