import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { answerProblems } from '../../form.ts'
import { words } from '../words-draft.ts'
import type { Work } from './useDraft.ts'

/** What still stops the form, by section, with a way to each. */
export function ApplyFixes({ work: { draft, answers, guide } }: { work: Work }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { form } = guide.sector
  const problems = answerProblems(form, answers, { complete: true })
  const open = form.sections.map((section) => ({
    section, n: problems.filter(({ pointer }) => section.fields.some(({ key }) => key === pointer.split('/')[1])).length,
  })).filter(({ n }) => n > 0)
  return (
    <Notice tone="over" title={t('fixTitle', { n: problems.length })}>
      <div className="ax-row">
        {open.map(({ section, n }) => <ButtonLink key={section.key} size="small" to={`/drafts/${draft.id}/form/${section.key}`}>{speak(section.title)}（{n}）</ButtonLink>)}
      </div>
    </Notice>
  )
}
