import './pre-review.css'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Radios, Select } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { Days } from './Days.tsx'
import { ReviewState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Words } from '../../../web/shared/words.ts'
import type { ReviewItem } from './shapes.ts'

/** The enterprise's pre-reviews, what one is, and the way to ask for one. */
export function Page() {
  const t = useWords(pageWords)
  const [open, setOpen] = useState(false)
  const query = useQuery<{ items: readonly ReviewItem[] }>('/api/pre-review/pre-reviews', {}, { live: ['pre-review.*'] })
  return (
    <div className="ax-stack ax-stack-lg pv-page">
      <header className="ax-stack ax-stack-sm">
        <div className="ax-row ax-row-apart"><h1>{t('title')}</h1><Button look="primary" icon="plus" onClick={() => setOpen(true)}>{t('askTitle')}</Button></div>
        <p className="ax-soft">{t('lead')}</p>
      </header>
      <Notice tone="info" title={t('freeTitle')}>{t('free')}</Notice>
      <QueryView query={query} isEmpty={(data) => data.items.length === 0} empty={<EmptyState icon="eye" title={t('none')}><p>{t('noneFill')}</p></EmptyState>}>
        {({ items }) => <ul className="pv-list">{items.map((item) => <One key={item.id} item={item} />)}</ul>}
      </QueryView>
      <Days />
      {open && <AskDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

function One({ item }: { item: ReviewItem }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  return (
    <li className="ax-card ax-row ax-row-apart">
      <div>
        <div className="ax-row"><h2>{speak(words[`sector.${item.sector}`]!)}</h2><ReviewState state={item.state} /></div>
        <p className="ax-soft"><span className="ax-num">{item.number}</span> · {t('askedAt')} {day(item.askedAt)}</p>
      </div>
      <ButtonLink to={`/pre-reviews/${item.id}`}>{t('open')}<span className="ax-hidden-visually"> {item.number}</span></ButtonLink>
    </li>
  )
}

type Guides = { items: readonly { sector: string; title: Words }[] }
type Guide = { sector: { materials: readonly { key: string; title: Words }[] } }
type Drafts = { items: readonly { id: string; sector: string; savedAt: string; application: string | null; kind?: string }[] }

function AskDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const go = useNavigate()
  const me = useMe()
  const [sector, setSector] = useState('')
  const [why, setWhy] = useState('first')
  const [draft, setDraft] = useState('')
  const guides = useQuery<Guides>('/api/licensing/guides')
  const guide = useQuery<Guide>(sector ? `/api/licensing/guides/${sector}` : null)
  const drafts = useQuery<Drafts>('/api/licensing/drafts')
  const mine = drafts.data?.items.filter((d) => d.sector === sector && !d.application && (d.kind ?? 'new') === 'new') ?? []
  const materials = guide.data?.sector.materials.map(({ key, title }) => ({ key, title })) ?? []
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'ask', allowed: true, why: null, clause: null, reason: null }} path="/api/pre-review/pre-reviews/ask"
      body={{ enterprise: me.enterprise?.id, sector, why, draft: mine.some((d) => d.id === draft) ? draft : null, materials }} title={t('askTitle')} button={t('askDo')} done={pageWords.asked}
      onDone={(done) => void go(`/pre-reviews/${done.subject}`)} disabledWhy={!materials.length && t('choose')}
    >
      <p>{t('askText')}</p>
      <Select name="sector" label={t('sector')} required value={sector} onValue={setSector} placeholder={t('choose')} options={guides.data?.items.map((g) => ({ value: g.sector, label: speak(g.title) })) ?? []} />
      <Radios name="why" label={t('why')} required inline value={why} onValue={setWhy} options={['first', 'doubt'].map((value) => ({ value, label: speak(words[`why.${value}`]!) }))} />
      {mine.length > 0 && (
        <Radios
          name="draft" label={t('fromDraft')} required value={draft} onValue={setDraft}
          options={[...mine.map((d) => ({ value: d.id, label: t('draftOf', { time: moment(d.savedAt) }) })), { value: '', label: t('fromScratch') }]}
        />
      )}
    </StepDialog>
  )
}
