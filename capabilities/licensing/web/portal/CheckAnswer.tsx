import { Button } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { Code, PrintButton } from '../../../../web/shared/components/small.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as licensingWords } from '../../words.ts'
import { Copy } from './Copy.tsx'
import { daysBetween, looks } from './check.ts'
import { checkWords } from './words-check.ts'
import type { ReactNode } from 'react'
import type { Checked, Licence, Seal } from './check.ts'

/** The answer in one line and one colour, then what to do, then the record. `seal` is there when a file was checked. */
export function CheckAnswer({ asked, answer, seal, onAnother }: { asked: string; answer: Checked; seal?: Seal; onAnother: () => void }) {
  const t = useWords(checkWords)
  const format = useFormat()
  const { tone, icon } = looks[answer.result]
  return (
    <div className={`ch-answer ch-answer-${tone}`}>
      <div className="ch-verdict" role="status">
        <Icon name={icon} size={44} />
        <div>
          <p className="ch-asked">{asked}</p>
          <h2>{unbroken(useVerdict(answer, Boolean(seal)))}</h2>
          <p>{useAdvice(answer, asked, Boolean(seal))}</p>
          {answer.result === 'valid' && answer.licence?.suspended && <p>{t('futureSuspension', span(answer.licence, format.day))}</p>}
        </div>
      </div>
      {answer.licence && <Details licence={answer.licence} />}
      {seal && <SealReport seal={seal} />}
      <div className="ch-foot">
        <span className="ax-soft">{t('checkedOn', { day: format.day(answer.on) })}</span>
        <div className="ax-row ax-no-print"><Button icon="refresh" onClick={onAnother}>{t('another')}</Button><PrintButton>{t('print')}</PrintButton></div>
      </div>
    </div>
  )
}

function useVerdict({ result, licence, kept }: Checked, file: boolean): string {
  const t = useWords(checkWords)
  const format = useFormat()
  if (file && result === 'unknown') return t('unknownFile')
  return t(kept ? 'kept' : result, licence ? {
    until: format.day(licence.validUntil), from: format.day(licence.validFrom), ended: licence.ended ? format.day(licence.ended.on) : '', ...span(licence, format.day),
  } : {})
}

/** Days are not torn at the end of a line. */
const unbroken = (text: string): ReactNode => text.split(/(\d{4}-\d\d-\d\d(?: \([^)]+\))?)/).map((part, i) => (i % 2 ? <span key={i} className="ch-day">{part}</span> : part))

const span = ({ suspended }: Licence, day: (value: string) => string): Record<string, string> => (suspended ? { since: day(suspended.from), to: day(suspended.until) } : {})

function useAdvice({ result, licence, on, kept }: Checked, asked: string, file: boolean): string {
  const t = useWords(checkWords)
  const n = licence ? daysBetween(on, licence.validUntil) : 0
  if (kept) return t('keptDo')
  if (file && result === 'valid') return t('validFileDo', { n })
  if (file && result === 'unknown') return t('unknownFileDo')
  if (result === 'altered' && !licence) return t('alteredNoneDo')
  return t(`${result}Do`, { n, number: asked })
}

function Details({ licence }: { licence: Licence }) {
  const t = useWords(checkWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const rows: [keyof typeof checkWords, ReactNode][] = [
    ['number', <span key="n" className="ax-row ch-number">{licence.number}<Copy text={licence.number} /></span>],
    ['enterprise', <b key="e">{licence.enterprise}</b>],
    ['creditCode', <Code key="c" value={licence.creditCode} />],
    ['sector', speak(licensingWords[`sector.${licence.sector}`] ?? { zh: licence.sector, en: licence.sector })],
    ['scope', licence.scope],
    ...(licence.ended ? [['endGround', speak(licensingWords[`ground.${licence.ended.ground}`] ?? { zh: licence.ended.ground, en: licence.ended.ground })] as [keyof typeof checkWords, ReactNode]] : []),
    ['validity', t('period', { from: day(licence.validFrom), until: day(licence.validUntil) })],
    ['principal', licence.principal],
    ['address', licence.address],
    ['economicType', licence.economicType],
    ['authority', licence.authority],
    ['issued', day(licence.issuedOn)],
    ...(licence.imported ? [['source', t('oldRegister')] as [keyof typeof checkWords, ReactNode]] : []),
  ]
  return (
    <section className="ch-part" aria-label={t('details')}>
      <h3>{t('details')}</h3>
      <dl className="ax-facts">{rows.map(([key, value]) => <div key={key} className="ch-fact"><dt>{t(key)}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  )
}

function SealReport({ seal }: { seal: Seal }) {
  const t = useWords(checkWords)
  const format = useFormat()
  const state = !seal.signed ? 'sealNone' : !seal.intact ? 'sealBroken' : seal.coversWholeFile ? 'sealIntact' : 'sealAppended'
  return (
    <section className="ch-part ax-stack" aria-label={t('seal')}>
      <h3>{t('seal')}</h3>
      <p className="ax-row"><Icon name={state === 'sealIntact' ? 'checkCircle' : 'alert'} />{t(state)}</p>
      {seal.signed && (
        <dl className="ax-facts">
          {seal.signer && <div className="ch-fact"><dt>{t('signer')}</dt><dd>{seal.signer}</dd></div>}
          {seal.at && <div className="ch-fact"><dt>{t('sealedAt')}</dt><dd>{format.moment(seal.at)}</dd></div>}
          {seal.fingerprint && <div className="ch-fact"><dt>{t('fingerprint')}</dt><dd className="ch-fingerprint">{seal.fingerprint.match(/.{1,8}/g)?.join(' ')}</dd></div>}
        </dl>
      )}
      {seal.signer?.includes('测试') && <Notice tone="wait">{t('testSeal')}</Notice>}
    </section>
  )
}
