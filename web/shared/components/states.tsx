import './states.css'
import { Component } from 'react'
import { currentLanguage, say, useSpeak, useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api.ts'
import type { Query } from '../query.ts'
import type { IconName } from './Icon.tsx'

const words = {
  loading: { zh: '正在加载', en: 'Loading' },
  again: { zh: '重试', en: 'Try again' },
  back: { zh: '返回上一页', en: 'Go back' },
  request: { zh: '请求编号', en: 'Request' },
  clause: { zh: '依据', en: 'Clause' },
  stale: { zh: '以下内容可能不是最新：{what}', en: 'This may not be the latest: {what}' },
  forbiddenTitle: { zh: '您没有查看此页的权限', en: 'You may not see this page' },
  forbiddenDo: { zh: '如确需办理，请联系本单位管理员核对您的岗位和权限。', en: 'If you should be able to, ask your administrator to check your post.' },
  missingTitle: { zh: '没有找到这个页面', en: 'This page was not found' },
  missingDo: { zh: '链接可能已失效，或内容已移动。', en: 'The link may be old, or the page has moved.' },
  brokenTitle: { zh: '页面出现故障', en: 'This page has failed' },
  brokenDo: { zh: '您的其他内容不受影响。请重新打开本页；如仍失败，请告诉管理员。', en: 'Nothing else is affected. Open the page again; if it keeps failing, tell the administrator.' },
}

/** Grey lines where text will stand; announced once as loading. */
export function Skeleton({ lines = 3, card }: { lines?: number; card?: boolean }) {
  const t = useWords(words)
  return (
    <div className={card ? 'ax-skeleton ax-card' : 'ax-skeleton'} role="status">
      <span className="ax-hidden-visually">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => <div key={i} className="ax-skeleton-line" />)}
    </div>
  )
}

type MessageProps = { icon: IconName; title: ReactNode; children?: ReactNode; actions?: ReactNode; tone?: 'quiet' | 'over' | 'stop' }

function Message({ icon, title, children, actions, tone = 'quiet', heading: Heading = 'h2' }: MessageProps & { heading?: 'h1' | 'h2' }) {
  return (
    <div className={`ax-message ax-message-${tone}`}>
      <span className="ax-message-icon"><Icon name={icon} size={32} /></span>
      <Heading>{title}</Heading>
      {children && <div className="ax-message-text">{children}</div>}
      {actions && <div className="ax-row">{actions}</div>}
    </div>
  )
}

/** An empty list says how it gets filled. */
export const EmptyState = ({ icon = 'list', title, children, actions }: Partial<Pick<MessageProps, 'icon'>> & Omit<MessageProps, 'icon' | 'tone'>) =>
  <Message icon={icon} title={title} actions={actions}>{children}</Message>

/** The request's number and the clause, for whoever is asked for help. */
export function ProblemFacts({ problem }: { problem: ApiProblem }) {
  const t = useWords(words)
  if (!problem.instance && !problem.clause) return null
  return (
    <p className="ax-problem-facts">
      {problem.clause && <span>{t('clause')} {problem.clause}</span>}
      {problem.instance && problem.status >= 500 && <span>{t('request')} <code>{problem.instance.replace('urn:request:', '')}</code></span>}
    </p>
  )
}

/** A failure as a page or in the place of a part, with a way on. */
export function ErrorPage({ problem, retry, page }: { problem: ApiProblem; retry?: () => void; page?: boolean }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <div role="alert">
      <Message
        icon={problem.status === 0 ? 'link' : 'alert'} tone="over" heading={page ? 'h1' : 'h2'} title={speak(problem.title)}
        actions={retry && <Button icon="refresh" onClick={retry}>{t('again')}</Button>}
      >
        {problem.detail && <p>{speak(problem.detail)}</p>}
        <ProblemFacts problem={problem} />
      </Message>
    </div>
  )
}

export function ForbiddenPage({ problem, actions, page }: { problem?: ApiProblem | undefined; actions?: ReactNode; page?: boolean }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <Message
      icon="lock" tone="stop" heading={page ? 'h1' : 'h2'} title={problem ? speak(problem.title) : t('forbiddenTitle')}
      actions={actions ?? <Button icon="arrowLeft" onClick={() => history.back()}>{t('back')}</Button>}
    >
      <p>{problem?.detail ? speak(problem.detail) : t('forbiddenDo')}</p>
      {problem && <ProblemFacts problem={problem} />}
    </Message>
  )
}

export function NotFoundPage({ page }: { page?: boolean }) {
  const t = useWords(words)
  return (
    <Message
      icon="search" title={t('missingTitle')} heading={page ? 'h1' : 'h2'}
      actions={<Button icon="arrowLeft" onClick={() => history.back()}>{t('back')}</Button>}
    >
      <p>{t('missingDo')}</p>
    </Message>
  )
}

/** Draws a query in every state: skeleton, refusal, failure, emptiness, data. */
export function QueryView<T>({ query, empty, isEmpty, lines, children }: {
  query: Query<T>; children: (data: T) => ReactNode; empty?: ReactNode; isEmpty?: (data: T) => boolean; lines?: number
}) {
  const t = useWords(words)
  const speak = useSpeak()
  if (query.state === 'loading') return <Skeleton lines={lines} />
  if (query.state === 'forbidden') return <ForbiddenPage problem={query.problem} />
  if (query.state === 'missing') return <NotFoundPage />
  if (query.state === 'failed' || query.data === undefined) return <ErrorPage problem={query.problem!} retry={query.reload} />
  if (empty && (isEmpty ? isEmpty(query.data) : looksEmpty(query.data))) return <>{empty}</>
  return (
    <>
      {query.problem && <p className="ax-stale" role="status"><Icon name="alert" size={16} />{t('stale', { what: speak(query.problem.title) })}</p>}
      {children(query.data)}
    </>
  )
}

const looksEmpty = (data: unknown) =>
  Array.isArray(data) ? data.length === 0 : Array.isArray((data as { items?: unknown })?.items) && (data as { items: unknown[] }).items.length === 0

/** Keeps a failing part from taking the page along. `at` changes (the address) clear it. */
export class Boundary extends Component<{ children: ReactNode; at?: string; page?: boolean }, { failed: boolean; at?: string | undefined }> {
  override state: { failed: boolean; at?: string | undefined } = { failed: false, at: this.props.at }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: { at?: string }, state: { at?: string | undefined }) {
    return props.at === state.at ? null : { failed: false, at: props.at }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const speak = (key: keyof typeof words) => say(words[key], {}, currentLanguage())
    return (
      <div role="alert">
        <Message
          icon="alert" tone="over" heading={this.props.page ? 'h1' : 'h2'} title={speak('brokenTitle')}
          actions={<Button icon="refresh" onClick={() => location.reload()}>{speak('again')}</Button>}
        >
          <p>{speak('brokenDo')}</p>
        </Message>
      </div>
    )
  }
}
