import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { Parts } from '../../../../web/shared/parts.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as licensingWords } from '../../words.ts'
import { CheckAnswer } from './CheckAnswer.tsx'
import { FileBox } from './FileBox.tsx'
import { NumberBox } from './NumberBox.tsx'
import { looks } from './check.ts'
import { checkWords } from './words-check.ts'
import type { ReactNode } from 'react'
import type { Checked, CheckedFile } from './check.ts'

export function Page() {
  const t = useWords(checkWords)
  const [params, setParams] = useSearchParams()
  const number = params.get('number') ?? ''
  const [file, setFile] = useState<{ name: string; answer: CheckedFile }>()
  const [again, setAgain] = useState(0)
  const query = useQuery<Checked>(number ? '/api/licensing/check' : null, { number: number.slice(0, 60) })
  const checkNumber = (wanted: string) => {
    setFile(undefined)
    if (wanted === number) query.reload()
    setParams({ number: wanted })
  }
  const checkFile = (name: string, answer: CheckedFile) => {
    setParams({}, { replace: true })
    setFile({ name, answer })
  }
  const checkAnother = () => {
    setFile(undefined)
    setParams({})
    setAgain(again + 1)
  }
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm">
        <h1>{t('heading')}</h1>
        <p className="ax-lead ax-no-print">{t('lead')}</p>
      </header>
      {file
        ? <Arrived at={file}><CheckAnswer asked={file.name} answer={file.answer} seal={file.answer.seal} onAnother={checkAnother} /></Arrived>
        : number && (
          <div className={query.state === 'loading' ? 'ch-waiting' : undefined}>
            <QueryView query={query} lines={6}>{(answer) => <Arrived at={answer}><CheckAnswer asked={number} answer={answer} onAnother={checkAnother} /></Arrived>}</QueryView>
          </div>
        )}
      <Ways asked={number} again={again} checkNumber={checkNumber} checkFile={checkFile} />
      <Parts of="licensing/check" id="" />
      <Meanings />
    </div>
  )
}

type WaysProps = { asked: string; again: number; checkNumber: (wanted: string) => void; checkFile: (name: string, answer: CheckedFile) => void }

/** The three ways to ask: by number, by file, by code. */
function Ways({ asked, again, checkNumber, checkFile }: WaysProps) {
  const t = useWords(checkWords)
  return (
    <div className="ch-ways ax-no-print">
      <section className="ax-card ch-way-wide" aria-label={t('byNumber')}>
        <h2><Icon name="search" />{t('byNumber')}</h2>
        <NumberBox key={`${again} ${asked}`} asked={asked} onCheck={checkNumber} focus={again > 0} />
      </section>
      <section className="ax-card" aria-label={t('byFile')}>
        <h2><Icon name="document" />{t('byFile')}</h2>
        <FileBox onAnswer={checkFile} />
      </section>
      <section className="ax-card" aria-label={t('byCode')}>
        <h2><Icon name="camera" />{t('byCode')}</h2>
        <p>{t('codeHint')}</p>
      </section>
    </div>
  )
}

/** An answer takes the focus, so that it is read out, and comes into view where it is not. */
function Arrived({ at, children }: { at: unknown; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const top = place.current!.getBoundingClientRect().top
    place.current!.focus({ preventScroll: true })
    if (top < 0 || top > innerHeight / 2) place.current!.scrollIntoView()
  }, [at])
  return <div ref={place} tabIndex={-1} className="ch-arrived">{children}</div>
}

function Meanings() {
  const t = useWords(checkWords)
  const speak = useSpeak()
  const rows = [['valid', 'meanValid'], ['suspended', 'meanSuspended'], ['revoked', 'revokedDo'], ['annulled', 'annulledDo'], ['withdrawn', 'withdrawnDo'], ['cancelled', 'cancelledDo'], ['expired', 'meanExpired'], ['not-yet-valid', 'not-yet-validDo'], ['superseded', 'meanSuperseded'], ['unknown', 'meanUnknown'], ['altered', 'meanAltered']] as const
  return (
    <section className="ax-no-print ax-stack">
      <h2>{t('meaning')}</h2>
      <dl className="ch-meanings">
        {rows.map(([result, text]) => (
          <div key={result}>
            <dt><StateTag {...looks[result]}>{speak(licensingWords[`check.${result}`]!)}</StateTag></dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
