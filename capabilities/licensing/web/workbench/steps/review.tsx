import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Radios, TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { judged, latest } from '../findings.ts'
import { useKept } from '../kept.ts'
import { useLicensing } from '../looks.tsx'
import { StepForm } from '../StepForm.tsx'
import { stepWords, willWords } from '../words-steps.ts'
import type { CaseView, Finding } from '../types.ts'

/** 承办: from then on this reviewer answers for the case. */
export function Assign() {
  const t = useWords(stepWords)
  return <StepForm step="assign" action={t('assignDo')} />
}

export function RestartClock() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const format = useFormat()
  const stop = view.stops.find(({ to }) => to === null)
  const will = <><p>{stop && t('stoppedSince', { what: speak(stop.reason), day: format.day(stop.from) })}</p><p>{speak(willWords['restart-clock']!)}</p></>
  return <StepForm step="restart-clock" will={will} action={t('restartDo')} />
}

/** 许可法 §45: what is not counted, and why, in writing. */
export function StopClock() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const l = useLicensing()
  const [kind, setKind] = useKept(`${view.id}/stop-clock/kind`, 'inspection')
  return (
    <StepForm step="stop-clock" body={{ kind }} action={t('stopDo')} ask={t('stopAsk')}>
      <Radios
        name="kind"
        label={t('stopKind')}
        required
        value={kind}
        onValue={setKind}
        options={['inspection', 'expert-review', 'testing', 'hearing'].map((value) => ({ value, label: l(`stop.${value}`) }))}
      />
    </StepForm>
  )
}

type Wanting = { kind: Finding['kind']; key: string; opinion: string }

/** What the latest findings hold against the case. */
export function wanting(view: CaseView): Wanting[] {
  const bad = (kind: Finding['kind'], keys: readonly string[]) =>
    keys.flatMap((key) => {
      const found = latest(view, kind, key)
      return found && !['met', 'not-applicable'].includes(found.result) ? [{ kind, key, opinion: found.opinion }] : []
    })
  return [
    ...bad('formal', judged(view)),
    ...bad(
      'substantive',
      view.conditions.map((c) => String(c.item)),
    ),
  ]
}

/** 退回整改补充: everything that is wanting, at once, each with what the applicant has to do. */
export function Return() {
  const { view, title } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const found = wanting(view)
  const [notes, setNotes] = useKept<Record<string, string | null>>(`${view.id}/return/notes`, {})
  const id = (w: Wanting) => `${w.kind}/${w.key}`
  const note = (w: Wanting) => (notes[id(w)] === undefined ? w.opinion : notes[id(w)]!)
  const chosen = found.filter((w) => note(w) !== null)
  const items = chosen.map((w) => ({ kind: w.kind, key: w.key, note: note(w).trim() }))
  const invalid = !items.length ? t('returnNone') : items.some((item) => item.note.length < 2) && t('returnMissing')
  return (
    <StepForm
      step="return"
      body={{ items }}
      action={t('returnDo', { n: items.length })}
      ask={t('returnAsk')}
      invalid={invalid}
      summary={
        <ol className="lw-preview">
          {chosen.map((w) => (
            <li key={id(w)}>
              <b>{speak(title(w.key))}</b>
              <p>{note(w)}</p>
            </li>
          ))}
        </ol>
      }
    >
      {found.map((w) => (
        <Wanted key={id(w)} wanted={w} note={note(w)} put={(text) => setNotes({ ...notes, [id(w)]: text })} />
      ))}
    </StepForm>
  )
}

/** One finding to return, or to leave out (`null`). */
function Wanted({ wanted: w, note, put }: { wanted: Wanting; note: string | null; put: (note: string | null) => void }) {
  const { title } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  return (
    <div className="lw-return">
      <label>
        <input type="checkbox" checked={note !== null} onChange={(event) => put(event.target.checked ? w.opinion : null)} />{' '}
        <b>{speak(title(w.key))}</b>
      </label>
      {note !== null && (
        <TextArea name={`note.${w.kind}.${w.key}`} label={t('returnNote')} required rows={2} maxLength={500} value={note} onValue={put} />
      )}
    </div>
  )
}

/** 提出审查意见, with what still lacks a finding and what stands against a grant. */
export function Conclude() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const bad = wanting(view)
  const [recommendation, recommend] = useKept(`${view.id}/conclude-review/recommendation`, bad.length ? 'refuse' : 'grant')
  return (
    <StepForm step="conclude-review" body={{ recommendation }} action={t('concludeDo')} ask={t('concludeAsk')} reasonLabel={t('opinion')}>
      <StillOpen />
      {bad.length > 0 && (
        <Notice tone="over" title={t('concludeUnmet', { n: bad.length })}>
          <BadList bad={bad} />
        </Notice>
      )}
      <Radios
        name="recommendation"
        label={t('recommendation')}
        required
        value={recommendation}
        onValue={recommend}
        options={[
          { value: 'grant', label: t('recommendGrant') },
          { value: 'refuse', label: t('recommendRefuse') },
        ]}
      />
    </StepForm>
  )
}

export function BadList({ bad }: { bad: readonly Wanting[] }) {
  const { title } = useCase()
  const speak = useSpeak()
  return (
    <ul className="ax-plain-list">
      {bad.map((w) => (
        <li key={`${w.kind}-${w.key}`}>
          {speak(title(w.key))}
          {w.opinion && ` — ${w.opinion}`}
        </li>
      ))}
    </ul>
  )
}

function StillOpen() {
  const { view, title, showMaterial } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  if (!view.open.length) return <Notice tone="done">{t('concludeDone')}</Notice>
  return (
    <Notice tone="wait" title={t('concludeOpen', { n: view.open.length })}>
      <ul className="ax-plain-list">
        {view.open.map((o) => (
          <li key={`${o.kind}-${o.key}`}>
            {o.kind === 'formal' && view.documents[o.key]?.length ? (
              <Button size="small" look="quiet" onClick={() => showMaterial(o.key)}>
                {speak(title(o.key))}
              </Button>
            ) : (
              speak(title(o.key))
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
