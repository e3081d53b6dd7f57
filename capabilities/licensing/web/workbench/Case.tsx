import './workbench.css'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useParams } from 'react-router'
import { CaseLayout } from '../../../../web/desk/CaseLayout.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useLive } from '../../../../web/shared/live.ts'
import { useMe } from '../../../../web/shared/me.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { CaseProvider } from './context.ts'
import { Documents } from './Documents.tsx'
import { CaseActions, CaseTags, CaseTitle, Newer } from './CaseHeader.tsx'
import { caseWords } from './words-case.ts'
import { StepPanel } from './StepPanel.tsx'
import { Tabs } from './Tabs.tsx'
import { useReading } from './useReading.ts'
import type { CaseDesk } from './context.ts'
import type { CaseView, Guide, TimelineItem } from './types.ts'

/** One case, keeping still: documents left, the step right, what happened below. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<CaseView>(`/api/licensing/applications/${id}`)
  return (
    <QueryView query={query} lines={12}>
      {(view) => <TheCase key={view.id} view={view} reload={query.reload} />}
    </QueryView>
  )
}

function TheCase({ view, reload }: { view: CaseView; reload: () => void }) {
  const t = useWords(caseWords)
  const desk = useDesk(view, reload)
  return (
    <CaseProvider value={desk}>
      <Newer />
      <CaseLayout
        title={<CaseTitle />}
        tags={<CaseTags />}
        actions={<CaseActions />}
        documentsLabel={t('documents')}
        formLabel={t('step')}
        documents={<Documents />}
        form={<StepPanel />}
        timelineTitle={t('file')}
        timeline={<Tabs />}
      />
    </CaseProvider>
  )
}

function useDesk(view: CaseView, reload: () => void): CaseDesk {
  const form = useQuery<Guide>(`/api/licensing/guides/${view.sector}`, { kind: view.kind }).data?.sector.form
  const { timeline, newer } = useNewer(view, reload)
  const known = useRef(view.seen)
  const seen = useCallback(() => known.current, [])
  const saw = useCallback((fact: string) => {
    known.current = fact
  }, [])
  useEffect(() => {
    if (BigInt(view.seen) > BigInt(known.current)) known.current = view.seen
  }, [view.seen])
  const reading = useReading(view)
  const title = useMemo(() => titles(view, form), [view, form])
  const action = (step: string) => view.actions.find((one) => one.step === step)
  return { view, form, timeline, newer, seen, saw, reload, action, title, ...reading }
}

/** Facts of others that this page does not show yet. Our own and the system's filings are taken in at once. */
function useNewer(view: CaseView, reload: () => void) {
  const me = useMe()
  const query = useQuery<{ items: TimelineItem[] }>(`/api/licensing/applications/${view.id}/timeline`, undefined, { live: [view.id] })
  useLive(
    ['licensing.objection-filed', 'licensing.objection-upheld', 'licensing.objection-rejected', ...(view.licence ? [view.licence] : [])],
    reload,
  )
  const timeline = query.data?.items ?? []
  const later = timeline.filter(({ fact, step }) => step.startsWith('licensing/application/') && BigInt(fact) > BigInt(view.seen))
  // That silence was acceptance the page knew before the system noted it.
  const known = ['system:draw-writ', ...(view.deemed ? ['system:deemed-acceptance'] : [])]
  const newer = later.filter(({ by, role }) => by !== me.name && !known.includes(role))
  const asked = useRef('')
  const last = later.at(-1)?.fact ?? ''
  useEffect(() => {
    if (!last || newer.length || asked.current === last) return
    asked.current = last
    reload()
  }, [last, newer.length, reload])
  return { timeline, newer }
}

function titles(view: CaseView, form: Guide['sector']['form'] | undefined): CaseDesk['title'] {
  const fields = form?.sections.flatMap((section) => section.fields) ?? []
  return (key) =>
    view.materials.find((m) => m.key === key)?.title ??
    view.conditions.find((c) => String(c.item) === key)?.title ??
    fields.find((f) => f.key === key)?.label ?? { zh: key, en: key }
}
