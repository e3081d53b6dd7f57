import './checks.css'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { FindingResult } from './looks.tsx'
import { photoPath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Check, Finding } from './shapes.ts'

/** What was found, in its order; what was corrected later stays and says so. */
export function Findings({ check }: { check: Check }) {
  const t = useWords(pageWords)
  return (
    <section className="ax-card ax-stack">
      <h2>{t('findings')} <span className="ax-soft ax-num">{check.findings.length || ''}</span></h2>
      {check.findings.length === 0 && <EmptyState icon="camera" title={t('noFindings')} />}
      <ol className="sc-findings">{check.findings.map((finding) => <One key={finding.id} check={check} finding={finding} />)}</ol>
    </section>
  )
}

function One({ check, finding }: { check: Check; finding: Finding }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  return (
    <li className={finding.corrected ? 'sc-finding sc-corrected' : 'sc-finding'}>
      <div className="ax-row"><b>{finding.item}</b><FindingResult result={finding.result} />{finding.corrected && <span className="ax-soft">{t('corrected')}</span>}</div>
      <p>{finding.text}</p>
      {finding.photos.length > 0 && (
        <div className="sc-photos">
          {finding.photos.map((photo) => (
            <a key={photo.id} href={`${photoPath(check.id, photo.id)}?inline=1`} target="_blank" rel="noreferrer">
              <img src={`${photoPath(check.id, photo.id)}?inline=1`} alt={`${finding.item} · ${photo.name}`} loading="lazy" />
            </a>
          ))}
        </div>
      )}
      <p className="ax-soft">{finding.by} · {moment(finding.at)}</p>
    </li>
  )
}

/** The enterprise's side of the record. */
export function Signature({ check }: { check: Check }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  const signed = check.signed
  if (!signed) return null
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('signature')}</h2>
      <p>{t(`signed.${signed.how}`, { name: signed.name ?? '', post: signed.post ?? '', by: signed.by })} · {moment(signed.at)}</p>
      {signed.comment && <p><span className="ax-soft">{t('comment')}</span> {signed.comment}</p>}
      {signed.reason && <p><span className="ax-soft">{t('refusedBecause')}</span> {signed.reason}</p>}
      {signed.image && <img className="sc-signature" src={`${photoPath(check.id, signed.image.id)}?inline=1`} alt={t('handwriting', { name: signed.name ?? '' })} />}
    </section>
  )
}
