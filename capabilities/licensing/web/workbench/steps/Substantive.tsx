import { useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Radios, TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { StateTag } from '../../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { following, isOpen, latest } from '../findings.ts'
import { useKept } from '../kept.ts'
import { useLicensing } from '../looks.tsx'
import { StepProblem } from '../StepForm.tsx'
import { useStep } from '../useStep.ts'
import { reviewWords } from '../words-steps.ts'
import { EvidenceList } from './EvidenceList.tsx'
import { Earlier, RoundHead, RoundList, useOpened, useReviewKeys, walking } from './Round.tsx'
import type { CaseView, Evidence } from '../types.ts'

const results = ['met', 'not-met', 'unverified', 'not-applicable'] as const
type Said = { result: string; evidence: Evidence[]; opinion: string }

/** 实质审查, one safety condition at a time, its evidence cited from the page that stands in the reader (条例 §6). */
export function Substantive() {
  const { view, showMaterial } = useCase()
  const keys = view.conditions.map((c) => String(c.item))
  const [at, setAt] = useState(() => keys.find((key) => isOpen(view, 'substantive', key)) ?? keys[0]!)
  const shownBy = (key: string) => view.conditions.find((c) => String(c.item) === key)?.materials.find((m) => view.documents[m]?.length)
  const go = (key: string) => {
    setAt(key)
    const material = shownBy(key)
    if (material) showMaterial(material)
  }
  useOpened(shownBy(at))
  return (
    <div className="ax-stack lw-step">
      <RoundHead kind="substantive" keys={keys} at={at} go={go} />
      <OneCondition key={at} id={at} keys={keys} go={go} />
      <RoundList kind="substantive" keys={keys} at={at} go={go} />
    </div>
  )
}

function OneCondition({ id, keys, go }: { id: string; keys: readonly string[]; go: (key: string) => void }) {
  const { title } = useCase()
  const t = useWords(reviewWords)
  const l = useLicensing()
  const speak = useSpeak()
  const { condition, said, setSaid, cite, wrong, record, sending, problem } = useCondition(id, keys, go)
  return (
    <div className="ax-stack lw-one">
      <h3>
        {condition.item}. {speak(title(id))} {condition.mandatory && <StateTag tone="info">{t('mandatory')}</StateTag>}
      </h3>
      <ShownBy materials={condition.materials} />
      <Earlier kind="substantive" id={id} />
      <Radios
        name="result"
        label={t('result')}
        required
        inline
        value={said.result}
        onValue={(result) => setSaid({ ...said, result })}
        options={results.map((value) => ({ value, label: l(`finding.${value}`) }))}
      />
      <EvidenceList said={said.evidence} put={(evidence) => setSaid({ ...said, evidence })} cite={cite} required={said.result === 'met'} />
      <TextArea
        name="opinion"
        label={t('opinion')}
        required={Boolean(said.result) && said.result !== 'met'}
        rows={3}
        maxLength={2000}
        value={said.opinion}
        onValue={(opinion) => setSaid({ ...said, opinion })}
      />
      <StepProblem problem={problem} />
      <Button look="primary" icon="check" busy={sending} disabledWhy={wrong} onClick={() => void record()}>
        {t('record')}
      </Button>
      <p className="ax-hint lw-keys">{t('keysSubstantive')}</p>
    </div>
  )
}

/** What is said of one condition, what is still wrong with it, the keys, and its recording, which goes on to the next. */
function useCondition(id: string, keys: readonly string[], go: (key: string) => void) {
  const { view } = useCase()
  const t = useWords(reviewWords)
  const { perform, sending, problem } = useStep('find-substantive')
  const condition = view.conditions.find((c) => String(c.item) === id)!
  const [said, setSaid, forget] = useKept<Said>(`${view.id}/find-substantive/${id}/${view.round}`, begin(view, id))
  const cite = useCite(said, setSaid)
  const met = said.result === 'met'
  const wrong = !said.result
    ? t('resultNone')
    : met && !said.evidence.length
      ? t('citeNone')
      : !met && !said.opinion.trim() && t('opinionNone')
  const record = async () => {
    if (sending || wrong) return
    const answer = await perform({ condition: condition.item, ...said, opinion: said.opinion.trim() }, { quiet: true })
    if (!answer.ok) return
    forget()
    go(following(keys, (key) => isOpen(view, 'substantive', key), id))
  }
  const choosing = Object.fromEntries(results.map((result, i) => [String(i + 1), () => setSaid({ ...said, result })]))
  useReviewKeys({ ...choosing, e: cite, record: () => void record(), ...walking(keys, id, go) })
  return { condition, said, setSaid, cite, wrong, record, sending, problem }
}

/** What was said last stands there again, unless what it saw has changed. */
function begin(view: CaseView, id: string): Said {
  const last = latest(view, 'substantive', id)
  if (!last || isOpen(view, 'substantive', id)) return { result: '', evidence: [], opinion: '' }
  return { result: last.result, evidence: last.detail.evidence ?? [], opinion: last.opinion }
}

/** Adds the page in the reader to the evidence; the same page is not cited twice. */
function useCite(said: Said, setSaid: (said: Said) => void) {
  const { entries, selected, page } = useCase()
  return () => {
    const material = entries.find(({ file }) => file.id === selected)?.material
    if (!material || said.evidence.some((e) => e.material === material && e.page === page)) return
    setSaid({ ...said, evidence: [...said.evidence, { material, page }] })
  }
}

function ShownBy({ materials }: { materials: readonly string[] }) {
  const { view, title, showMaterial } = useCase()
  const t = useWords(reviewWords)
  const speak = useSpeak()
  const there = materials.filter((m) => view.documents[m]?.length)
  if (!there.length) return null
  return (
    <div className="lw-shown-by">
      <span className="ax-soft">{t('shownBy')}</span>
      {there.map((m) => (
        <button key={m} type="button" className="lw-plain" onClick={() => showMaterial(m)}>
          {speak(title(m))}
        </button>
      ))}
    </div>
  )
}
