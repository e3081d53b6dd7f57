import './workspace.css'
import { Link, useParams } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { QueryView, Skeleton, ErrorPage, NotFoundPage } from '../../../../web/shared/components/states.tsx'
import { clock } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { fieldsOf, shown } from '../../form.ts'
import { words } from '../words-draft.ts'
import { flush, settle } from './draft.ts'
import { useCase, useDraft, useGuide } from './useDraft.ts'
import type { ReactNode } from 'react'
import type { Answer, Sector } from '../../sectors/sector.ts'
import type { DraftState } from './draft.ts'
import type { Work } from './useDraft.ts'

/** The way back, how saving goes, and what happened elsewhere: around every page of a draft. */
export function DraftFrame({ home, children }: { home?: boolean; children: (work: Work) => ReactNode }) {
  const { id = '' } = useParams()
  const t = useWords(words)
  const state = useDraft(id)
  const guide = useGuide(state.draft?.sector, state.draft?.kind)
  const view = useCase(state.draft?.application)
  const { draft } = state
  if (!draft && state.problem) return state.problem.status === 404 ? <NotFoundPage page /> : <ErrorPage page problem={state.problem} />
  if (!draft) return <Skeleton lines={6} />
  const back = home ? (draft.application ? `/cases/${draft.application}` : '/') : `/drafts/${id}`
  const closed = draft.caseState !== null && !['correcting', 'returned'].includes(draft.caseState)
  return (
    <div className="ax-stack ax-stack-lg lw-draft">
      <div className="lw-bar">
        <Link to={back} className="lw-back"><Icon name="arrowLeft" size={18} />{t(home ? (draft.application ? 'backCase' : 'backHome') : 'back')}</Link>
        {!closed && <SaveState state={state} />}
      </div>
      {closed
        ? <Notice title={t('closedTitle')} actions={<ButtonLink to={`/cases/${id}`}>{t('toCase')}</ButtonLink>}>{t('closedText')}</Notice>
        : <QueryView query={guide}>{(loaded) => (draft.application && !view.data
          ? <QueryView query={view}>{() => null}</QueryView>
          : <>
              <Elsewhere id={id} state={state} sector={loaded.sector} />
              {children({
                state, draft, guide: loaded, view: view.data, answers: { ...draft.answers, ...state.changes }, documents: { ...draft.documents, ...state.files },
              })}
            </>)}
        </QueryView>}
    </div>
  )
}

function SaveState({ state }: { state: DraftState }) {
  const t = useWords(words)
  if (state.clashes.length) {
    return (
      <button type="button" className="lw-link lw-saved lw-saved-failed" onClick={() => document.getElementById('lw-clash')?.scrollIntoView({ block: 'center' })}>
        <Icon name="alert" size={16} />{t('clashShort', { n: state.clashes.length })}
      </button>
    )
  }
  const offline = state.saving === 'failed' && state.failure?.status === 0
  const said = {
    rest: t('savedAt', { time: clock(state.draft!.savedAt) }), waiting: t('waiting'), sending: t('saving'), failed: t(offline ? 'offline' : 'notSaved'),
  }[state.saving]
  return (
    <p className={`lw-saved lw-saved-${state.saving}`} role="status">
      <Icon name={state.saving === 'rest' ? 'check' : state.saving === 'failed' ? 'alert' : 'clock'} size={16} />{said}
    </p>
  )
}

/** What was saved meanwhile on another device or by a colleague, and why saving failed. */
function Elsewhere({ id, state, sector }: { id: string; state: DraftState; sector: Sector }) {
  const t = useWords(words)
  const speak = useSpeak()
  const field = (key: string) => fieldsOf(sector.form).find((one) => one.key === key)
  const label = (key: string) => speak(field(key)?.label ?? { zh: key, en: key })
  const tell = (key: string, value: Answer | undefined) => {
    const told = field(key) && shown(field(key)!, value)
    return told ? speak(told) : t('empty')
  }
  const old = state.draft!.formVersion !== state.draft!.currentVersion
  return (
    <>
      {state.saving === 'failed' && state.failure!.status !== 0 && <ProblemNotice problem={state.failure} />}
      {old && <Notice tone="wait" title={t('newForm')} actions={<Button onClick={() => void flush(id, true)}>{t('useNewForm')}</Button>}>{t('newFormText')}</Notice>}
      {state.merged.length > 0 && <Notice live>{t('merged', { fields: state.merged.map(label).join('、') })}</Notice>}
      {state.clashes.length > 0 && <span id="lw-clash" />}
      {state.clashes.map(({ key, theirs }) => (
        <Notice key={key} tone="wait" live title={t('clashTitle', { field: label(key) })}>
          <p>{t('clashWhy')}</p>
          <dl className="ax-facts">
            <dt>{t('clashMine')}</dt><dd>{tell(key, state.changes[key])}</dd>
            <dt>{t('clashTheirs')}</dt><dd>{tell(key, theirs)}</dd>
          </dl>
          <div className="ax-row">
            <Button onClick={() => settle(id, key, 'mine')}>{t('keepMine')}</Button>
            <Button onClick={() => settle(id, key, 'theirs')}>{t('keepTheirs')}</Button>
          </div>
        </Notice>
      ))}
    </>
  )
}
