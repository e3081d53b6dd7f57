import { useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { DateInput, TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { following, isOpen, judged, latest } from '../findings.ts'
import { useKept } from '../kept.ts'
import { StepProblem } from '../StepForm.tsx'
import { useStep } from '../useStep.ts'
import { reviewWords, stepWords } from '../words-steps.ts'
import { Earlier, RoundHead, RoundList, useOpened, useReviewKeys, walking } from './Round.tsx'

type Said = { present: boolean; validForm: boolean; validDate: boolean | null; validUntil: string; opinion: string }

/** 形式审查, one document at a time: 1 is good and goes on, 2 is defective and asks what is wrong. */
export function Formal() {
  const { view, showMaterial } = useCase()
  const keys = judged(view)
  const [at, setAt] = useState(() => keys.find((key) => isOpen(view, 'formal', key)) ?? keys[0]!)
  const go = (key: string) => {
    setAt(key)
    showMaterial(key)
  }
  useOpened(at)
  return (
    <div className="ax-stack lw-step">
      <RoundHead kind="formal" keys={keys} at={at} go={go} />
      <OneDocument key={at} material={at} keys={keys} go={go} />
      <RoundList kind="formal" keys={keys} at={at} go={go} />
    </div>
  )
}

function OneDocument({ material, keys, go }: { material: string; keys: readonly string[]; go: (key: string) => void }) {
  const { title } = useCase()
  const t = useWords(reviewWords)
  const speak = useSpeak()
  const { its, there, said, setSaid, good, wrong, record, allGood, bad, sending, problem } = useFormal(material, keys, go)
  return (
    <div className="ax-stack lw-one">
      <h3>{speak(title(material))}</h3>
      <p className="ax-hint">
        {t('mustShow')}
        {speak(its.what)}
      </p>
      {!there && <Notice tone="wait">{t('notThere')}</Notice>}
      <Earlier kind="formal" id={material} />
      <Checks said={said} put={setSaid} dated={its.dated} />
      <TextArea
        name="opinion"
        label={t('opinion')}
        required={!good}
        rows={2}
        maxLength={2000}
        value={said.opinion}
        onValue={(opinion) => setSaid({ ...said, opinion })}
        hint={good ? undefined : t('opinionBad')}
        error={wrong ? t('opinionBad') : undefined}
      />
      <StepProblem problem={problem} />
      <div className="ax-row">
        <Button look="primary" icon={good ? 'check' : 'edit'} busy={sending} onClick={() => void record(good ? allGood : said)}>
          {good ? t('good') : t('save')}
        </Button>
        {good && (
          <Button icon="flag" onClick={bad}>
            {t('defect')}
          </Button>
        )}
      </div>
      <p className="ax-hint lw-keys">{t('keysFormal')}</p>
    </div>
  )
}

const isGood = ({ present, validForm, validDate }: Said) => present && validForm && validDate !== false
const toOpinion = () => document.getElementById('f-opinion')?.focus()

/** What is said of one document, the keys, and its recording, which goes on to the next. */
function useFormal(material: string, keys: readonly string[], go: (key: string) => void) {
  const { view } = useCase()
  const { perform, sending, problem } = useStep('find-formal')
  const its = view.materials.find((m) => m.key === material)!
  const there = Boolean(view.documents[material]?.length)
  const [said, setSaid, forget] = useKept<Said>(`${view.id}/find-formal/${material}/${view.round}`, begin(view, material, its.dated, there))
  const [touched, setTouched] = useState(false)
  const good = isGood(said)
  const record = async (what: Said) => {
    if (sending) return
    if (!isGood(what) && !what.opinion.trim()) {
      setTouched(true)
      toOpinion()
      return
    }
    const answer = await perform({ material, ...what, validUntil: what.validUntil || null, opinion: what.opinion.trim() }, { quiet: true })
    if (!answer.ok) return
    forget()
    go(following(keys, (key) => isOpen(view, 'formal', key), material))
  }
  const allGood: Said = { ...said, present: true, validForm: true, validDate: its.dated ? true : null, opinion: good ? said.opinion : '' }
  const bad = () => {
    if (good) setSaid({ ...said, validForm: false })
    setTimeout(toOpinion)
  }
  const one = () => {
    if (there) void record(allGood)
  }
  useReviewKeys({ 1: one, 2: bad, record: () => void record(said), ...walking(keys, material, go) })
  return { its, there, said, setSaid, good, wrong: touched && !good && !said.opinion.trim(), record, allGood, bad, sending, problem }
}

function Checks({ said, put, dated }: { said: Said; put: (said: Said) => void; dated: boolean }) {
  const t = useWords(reviewWords)
  return (
    <>
      <div className="lw-checks">
        <YesNo name="present" label={t('present')} value={said.present} put={(present) => put({ ...said, present })} />
        <YesNo name="validForm" label={t('validForm')} value={said.validForm} put={(validForm) => put({ ...said, validForm })} />
        {dated && (
          <YesNo
            name="validDate"
            label={t('validDate')}
            value={said.validDate !== false}
            put={(validDate) => put({ ...said, validDate })}
          />
        )}
      </div>
      {dated && (
        <DateInput
          name="validUntil"
          label={t('validUntil')}
          value={said.validUntil}
          onValue={(validUntil) => put({ ...said, validUntil })}
        />
      )}
    </>
  )
}

function YesNo({ name, label, value, put }: { name: string; label: string; value: boolean; put: (value: boolean) => void }) {
  const t = useWords(stepWords)
  const choices = [
    { says: t('yes'), means: true },
    { says: t('no'), means: false },
  ]
  return (
    <div className="lw-yesno" role="radiogroup" aria-label={label}>
      <span>{label}</span>
      {choices.map(({ says, means }) => (
        <label key={says}>
          <input type="radio" name={name} checked={value === means} onChange={() => put(means)} /> {says}
        </label>
      ))}
    </div>
  )
}

/** What was said last stands there again; a document that is missing begins as missing. */
function begin(view: ReturnType<typeof useCase>['view'], material: string, dated: boolean, there: boolean): Said {
  const last = latest(view, 'formal', material)
  const fresh: Said = { present: there, validForm: there, validDate: dated ? there : null, validUntil: '', opinion: '' }
  if (!last || isOpen(view, 'formal', material)) return fresh
  const { present = true, validForm = true, validDate = null, validUntil } = last.detail
  return { present, validForm, validDate, validUntil: validUntil ?? '', opinion: last.opinion }
}
