import { useEffect, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../../web/shared/components/ErrorSummary.tsx'
import { pointerToName } from '../../../../web/shared/components/Field.tsx'
import { NotFoundPage } from '../../../../web/shared/components/states.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { answerProblems, askedFields } from '../../form.ts'
import { words } from '../words-draft.ts'
import { flush, look, type as typed } from './draft.ts'
import { DraftFrame } from './DraftFrame.tsx'
import { afterClick } from './fields/afterClick.ts'
import { FieldInput } from './fields/FieldInput.tsx'
import type { ApiProblem } from '../../../../web/shared/api.ts'
import type { AnswerProblem } from '../../form.ts'
import type { Section } from '../../sectors/sector.ts'
import type { Work } from './useDraft.ts'

/** One section of the form, saved as it is typed. */
export function Page() {
  const { section: key } = useParams()
  return (
    <DraftFrame>
      {(work) => {
        const section = work.guide.sector.form.sections.find((one) => one.key === key)
        return section ? <OneSection key={key} work={work} section={section} /> : <NotFoundPage />
      }}
    </DraftFrame>
  )
}

function OneSection({ work, section }: { work: Work; section: Section }) {
  const t = useWords(words)
  const speak = useSpeak()
  const go = useNavigate()
  const { draft, answers, guide } = work
  const { sections } = guide.sector.form
  const place = sections.indexOf(section)
  const next = nextOf(work, sections[place + 1])
  const [tried, setTried] = useState<ApiProblem>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => look(draft.id, section.key), [draft.id, section.key])
  useFieldOfAddress()
  const fields = askedFields(section.fields, answers)
  const inSection = (complete: boolean) => answerProblems(guide.sector.form, answers, { complete })
    .filter(({ pointer }) => fields.some(({ key }) => key === pointer.split('/')[1]))
  const shown = inSection(tried !== undefined).filter(({ pointer }) => tried !== undefined || left.has(pointerToName(pointer)))
  const errorOf = (name: string) => {
    const found = shown.find(({ pointer }) => pointerToName(pointer) === name)
    return found && speak(withoutLabel(found))
  }
  const goOn = () => {
    const open = inSection(true)
    setTried(open.length ? summaryOf(open) : undefined)
    if (open.length) return
    void flush(draft.id)
    void go(next)
  }
  return (
    <>
      {tried && shown.length > 0 && <ErrorSummary problem={tried} heading={t('problems', { n: tried.fields.length })} />}
      <Heading section={section} place={place + 1} all={sections.length} />
      <form
        noValidate className="ax-stack ax-stack-lg" onSubmit={(event) => { event.preventDefault(); goOn() }}
        onBlur={({ target }) => 'name' in target && afterClick(() => setLeft((all) => new Set(all).add(String(target.name))))}
      >
        <PrefilledFields work={work} section={section} />
        {fields.filter(({ from }) => !from).map((field) => (
          <FieldInput
            key={field.key} field={field} name={field.key} value={answers[field.key]} errorOf={errorOf}
            onValue={(value) => typed(draft.id, field.key, value, { personal: field.type === 'phone' || field.type === 'citizen-id' })}
          />
        ))}
        <div className="ax-row">
          <Button type="submit" look="primary">{t('next')}</Button>
          {tried && <ButtonLink look="quiet" to={next}>{t('later')}</ButtonLink>}
        </div>
      </form>
    </>
  )
}

/** A notice is answered item by item; a new application goes on with the next section, then with the documents. */
const nextOf = ({ draft, view }: Work, section: Section | undefined) =>
  `/drafts/${draft.id}${view ? '' : section ? `/form/${section.key}` : '/documents'}`

function Heading({ section, place, all }: { section: Section; place: number; all: number }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <header className="ax-stack ax-stack-sm">
      <p className="ax-soft">{t('sectionOf', { n: place, all })}</p>
      <h1>{speak(section.title)}</h1>
      {section.intro && <p className="ax-soft ax-prose">{speak(section.intro)}</p>}
    </header>
  )
}

/** An address may name a field (`#f-employees`): the check page and a notice lead straight to it. */
function useFieldOfAddress() {
  const { hash } = useLocation()
  useEffect(() => {
    const field = hash && document.getElementById(hash.slice(1))
    if (!field) return
    field.focus({ preventScroll: true })
    field.scrollIntoView({ block: 'center' })
  }, [hash])
}

function PrefilledFields({ work, section }: { work: Work; section: Section }) {
  const given = section.fields.filter(({ from }) => from)
  if (!given.length) return null
  return (
    <dl className="lw-given ax-card">
      {given.map((field) => <FieldInput key={field.key} field={field} name={field.key} value={work.answers[field.key]} onValue={() => {}} errorOf={() => undefined} />)}
    </dl>
  )
}

const summaryOf = (fields: readonly AnswerProblem[]): ApiProblem =>
  ({ code: 'licensing/form-incomplete', status: 422, title: { zh: '', en: '' }, fields: [...fields], more: {} })

/** Beside its field a sentence need not name it again. */
function withoutLabel({ zh, en }: AnswerProblem) {
  const after = (text: string, mark: string) => text.slice(text.indexOf(mark) + mark.length)
  const english = after(en, ': ')
  return { zh: after(zh, '：'), en: english.charAt(0).toUpperCase() + english.slice(1) }
}
