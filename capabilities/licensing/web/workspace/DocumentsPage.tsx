import { useEffect } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { requiredMaterials } from '../../form.ts'
import { words } from '../words-draft.ts'
import { askedOf } from './asked.ts'
import { look } from './draft.ts'
import { DraftFrame } from './DraftFrame.tsx'
import { HandOver } from './HandOver.tsx'
import { MaterialCard } from './MaterialCard.tsx'
import type { Material } from '../../sectors/sector.ts'
import type { Work } from './useDraft.ts'

/** The documents that the answers call for, each with what it must show, its files and its state. */
export const Page = () => <DraftFrame>{(work) => <Documents work={work} />}</DraftFrame>

function Documents({ work }: { work: Work }) {
  const t = useWords(words)
  const { draft, answers, documents, guide, view } = work
  const { hash } = useLocation()
  const [params, setParams] = useSearchParams()
  useEffect(() => look(draft.id, 'documents'), [draft.id])
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [hash])
  const asked = view ? askedOf(view, guide.sector, work).flatMap(({ place, note }) => place.documents.map((key) => ({ key, note }))) : []
  const onlyAsked = params.has('asked') && asked.length > 0
  const needed = requiredMaterials(guide.sector, answers)
  const others = guide.sector.materials.filter((one) => !needed.includes(one))
  const shown = onlyAsked ? guide.sector.materials.filter(({ key }) => asked.some((one) => one.key === key)) : needed
  const done = needed.filter(({ key }) => documents[key]?.length).length
  return (
    <>
      <header className="ax-stack ax-stack-sm">
        <h1>{t('documentsTitle')}</h1>
        <p className="ax-soft">{t('documentsLead')}</p>
        <div className="ax-row ax-row-apart">
          <p className="lw-count">{t('documentsCount', { all: needed.length, done })}</p>
          <HandOver work={work} />
        </div>
        {asked.length > 0 && (
          <div className="ax-row">
            <Button size="small" look={onlyAsked ? 'primary' : 'plain'} aria-pressed={onlyAsked} onClick={() => setParams({ asked: '1' })}>{t('filter')}</Button>
            <Button size="small" look={onlyAsked ? 'plain' : 'primary'} aria-pressed={!onlyAsked} onClick={() => setParams({})}>{t('all')}</Button>
          </div>
        )}
      </header>
      <ol className="lw-materials">
        {shown.map((material) => (
          <MaterialCard key={material.key} work={work} material={material} notes={asked.filter(({ key }) => key === material.key).map(({ note }) => note)} required={needed.includes(material)} />
        ))}
      </ol>
      {!onlyAsked && others.length > 0 && <NotNeeded materials={others} />}
      <div className="ax-row">
        <ButtonLink look="primary" to={`/drafts/${draft.id}/check`}>{t('documentsDone')}</ButtonLink>
        <ButtonLink look="quiet" to={`/drafts/${draft.id}`}>{t('documentsBack')}</ButtonLink>
      </div>
    </>
  )
}

function NotNeeded({ materials }: { materials: readonly Material[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <details className="ax-card lw-fold">
      <summary>{t('notNeeded', { n: materials.length })}</summary>
      <p className="ax-hint">{t('notNeededText')}</p>
      <ul className="ax-plain-list">
        {materials.map((one) => (
          <li key={one.key}>{speak(one.title)}{one.required !== 'always' && <span className="ax-soft"> — {speak(one.required.why)}</span>}</li>
        ))}
      </ul>
    </details>
  )
}
