import { particulars } from '../particulars.ts'
import { random } from '../random.ts'
import { daysFrom, yearsFrom } from '../trades/draft.ts'
import type { Day, Enterprise, SectorName } from '../types.ts'
import type { Context, Flaw } from './context.ts'
import { blurred, shortened } from './flaws.ts'
import { kinds } from './kinds.ts'
import type { DocumentKind, Kind } from './kinds.ts'
import { scanned } from './scans.ts'

export type { Flaw } from './context.ts'
export type { DocumentKind } from './kinds.ts'

export type DrawOptions = {
  /** The day on which the material was made. */
  issuedOn: Day
  /** The last day on which the certificate is good; unless said otherwise a day that is usual for its kind. */
  validUntil?: Day
  flaw?: Flaw
  /** What is applied for: a first licence unless said otherwise. */
  applies?: Context['applies']
}

export type DrawnDocument = { name: string; mime: string; bytes: Uint8Array }

/** Draws one document of an application: the same bytes for the same input. An expired one ended 45 days before `issuedOn`. */
export async function drawDocument(kind: DocumentKind, enterprise: Enterprise, options: DrawOptions): Promise<DrawnDocument> {
  const { title, format, draw, scans }: Kind = kinds[kind]
  const context = contextOf(kind, enterprise, options)
  const scan = options.flaw && enterprise.key === 'huayang' ? scans?.[options.flaw] : undefined
  const bytes = scan ? await scanned(title.zh, new Date(`${options.issuedOn}T01:30:00Z`), scan) : await flawed(await draw(context),
    format, options.flaw)
  return { name: `${title.zh}（${enterprise.brand}）.${format}`, mime: mimes[format], bytes }
}

/** The kinds that answer the materials of a sector: the material's key, and the documents that a good applicant uploads under it. */
export const documentsOf = (sector: SectorName): readonly { material: string; kinds: readonly DocumentKind[] }[] =>
  materials[sector].map((entry) => (typeof entry === 'string' ? { material: entry, kinds: [entry] } : entry))

const certificatesOfAll = { material: 'certificates',
  kinds: ['certificates', 'special-operation-certificates', 'certificate-roster'] } as const
const explosive = ['application-form', 'business-licence', 'completion-acceptance', 'responsibility-rules', 'safety-organisation',
  certificatesOfAll, 'training-records', 'safety-cost',
  'injury-insurance', 'assessment-report', 'emergency-plan', 'emergency-organisation'] as const

const materials: Record<SectorName, readonly (DocumentKind | { material: string; kinds: readonly DocumentKind[] })[]> = {
  'hazardous-chemicals': ['application-form', 'responsibility-rules', 'safety-organisation', certificatesOfAll, 'safety-cost',
    'injury-insurance', 'emergency-plan', 'chemical-registration',
    'business-licence', 'assessment-report', 'completion-acceptance', 'emergency-organisation', 'major-hazard-filing'],
  construction: ['application-form', 'business-licence', 'responsibility-rules', 'safety-cost', 'safety-organisation', 'certificates',
    { material: 'special-operation-certificates', kinds: ['special-operation-certificates', 'certificate-roster'] }, 'training-records',
      'injury-insurance', 'equipment-inspection', 'occupational-health',
    'hazardous-works-plan', 'emergency-plan'],
  mines: ['application-form', 'business-licence', 'mining-licence', 'responsibility-rules', 'rules-list', 'safety-organisation',
    'certificates',
    { material: 'special-operation-certificates', kinds: ['special-operation-certificates', 'certificate-roster'] }, 'safety-cost',
      'injury-insurance', 'equipment-inspection',
    { material: 'emergency-plan', kinds: ['emergency-plan', 'emergency-organisation'] }, 'completion-acceptance'],
  fireworks: explosive,
  'civil-explosives': [...explosive.slice(0, 2), 'production-licence', ...explosive.slice(2)],
  general: [],
}

const mimes = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

function contextOf(kind: DocumentKind, e: Enterprise, { issuedOn, validUntil, flaw, applies = 'new' }: DrawOptions): Context {
  const expired = flaw === 'expired'
  const r = random(`${e.creditCode}/${kind}/${issuedOn}`)
  const { lasts }: Kind = kinds[kind]
  const usual = lasts ? daysFrom(issuedOn, r.fork('until').int(...lasts)) : daysFrom(yearsFrom(issuedOn, 3), -1)
  return {
    e, name: flaw === 'wrong-name' ? e.formerName : e.name.zh, p: particulars(e, issuedOn), on: issuedOn, expired, applies,
      sealed: flaw !== 'missing-seal',
    until: expired ? daysFrom(issuedOn, -45) : validUntil ?? usual, random: r,
  }
}

/** Flaws of the paper rather than of what it says; a workbook has no paper. */
async function flawed(bytes: Uint8Array, format: Kind['format'], flaw?: Flaw): Promise<Uint8Array> {
  if (format === 'xlsx') return bytes
  if (flaw === 'blurry') return blurred(bytes)
  return flaw === 'short' ? shortened(bytes) : bytes
}
