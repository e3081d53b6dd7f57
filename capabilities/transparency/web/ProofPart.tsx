import './proof.css'
import { useState } from 'react'
import { DropZone } from '../../../web/shared/components/DropZone.tsx'
import { TextArea } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { checkProof, type CheckedProof } from '../check.ts'
import { proofWords } from './words.ts'

type Outcome = CheckedProof | { problem: keyof typeof proofWords }
const mostBytes = 4 * 1024 * 1024

/** Takes a proof by drop or choice and verifies it here, by the keys shown below it. */
export function Part() {
  const t = useWords(proofWords)
  const [policy, setPolicy] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  /** The keys as the reader gave them, else those that the server names; asked for when somebody needs them. */
  const keys = async () => {
    if (policy) return policy
    const answer = await fetch('/log/policy')
    const named = answer.ok ? await answer.text() : ''
    setPolicy(named)
    return named
  }
  const take = async (file: File) => {
    if (file.size > mostBytes) return setOutcome({ problem: 'malformed' })
    const text = await file.text()
    setOutcome(globalThis.crypto.subtle ? await checkProof(text, await keys()).catch(() => ({ problem: 'unable' as const })) : { problem: 'unable' })
  }
  return (
    <section className="ax-card ax-stack ax-no-print" aria-label={t('heading')}>
      <h2>{t('heading')}</h2>
      <DropZone accept=".tlog-proof" lead={t('lead')} drop={t('drop')} choose={t('choose')} onFile={(file) => void take(file)} />
      {outcome && ('problem' in outcome ? <Notice tone="over" title={t('fails')} live>{t(outcome.problem)}</Notice> : <Holds proof={outcome} />)}
      <details onToggle={() => void keys()}>
        <summary>{t('policy')}</summary>
        <TextArea name="policy" label={t('policy')} hint={t('policyHint')} value={policy} onValue={setPolicy} rows={7} />
      </details>
    </section>
  )
}

function Holds({ proof }: { proof: CheckedProof }) {
  const t = useWords(proofWords)
  const format = useFormat()
  const { fact } = proof
  const rows: [keyof typeof proofWords, string][] = [
    ['fact', `${fact.name} · ${proof.number}`], ['at', format.moment(fact.recordedAt)], ['by', fact.actor.name], ['clause', fact.clause], ...(fact.reason ? [['reason', fact.reason] as [keyof typeof proofWords, string]] : []),
    ['witnesses', proof.witnesses.map((w) => `${w.name} ${format.moment(new Date(w.time * 1000).toISOString())}`).join('；')],
  ]
  return (
    <Notice tone="done" title={t('holds')} live>
      <p>{t('holdsText', { origin: proof.origin, index: proof.index, size: proof.size })}</p>
      <dl className="ax-facts">{rows.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd>{value}</dd></div>)}</dl>
      <details><summary>{t('content')}</summary><pre className="tr-content" tabIndex={0}>{JSON.stringify(fact, null, 2)}</pre></details>
    </Notice>
  )
}
