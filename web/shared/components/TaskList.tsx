import './TaskList.css'
import { Link } from 'react-router'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { StateTag } from './tags.tsx'
import type { ReactNode } from 'react'

/** `seen`: opened or begun, but not declared finished. */
export type TaskState = 'closed' | 'new' | 'seen' | 'done' | 'wrong'
export type Task = { key: string; title: ReactNode; hint?: ReactNode; state: TaskState; to?: string; why?: string }

const words = {
  closed: { zh: '暂不能填写', en: 'Not open yet' },
  new: { zh: '未开始', en: 'Not started' },
  seen: { zh: '填写中', en: 'Begun' },
  done: { zh: '已完成', en: 'Finished' },
  wrong: { zh: '需要修改', en: 'To be corrected' },
  of: { zh: '已完成 {done} / {all} 项', en: '{done} of {all} finished' },
}

/** The sections of a long form; tells looked at from finished. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const t = useWords(words)
  return (
    <div className="ax-tasks">
      {tasks.length > 1 && <p className="ax-soft">{t('of', { done: tasks.filter((task) => task.state === 'done').length, all: tasks.length })}</p>}
      <ul>{tasks.map((task) => <TaskRow key={task.key} task={task} />)}</ul>
    </div>
  )
}

function TaskRow({ task }: { task: Task }) {
  const t = useWords(words)
  const open = task.to !== undefined && task.state !== 'closed'
  return (
    <li className={`ax-task${open ? ' ax-task-open' : ''}`}>
      <div>
        {open ? <Link to={task.to!}>{task.title}</Link> : <span>{task.title}</span>}
        {(task.hint || task.why) && <p className="ax-hint">{task.state === 'closed' ? task.why ?? task.hint : task.hint}</p>}
      </div>
      <TaskTag state={task.state} word={t(task.state)} />
    </li>
  )
}

function TaskTag({ state, word }: { state: TaskState; word: string }) {
  if (state === 'done') return <span className="ax-task-done"><Icon name="check" size={18} />{word}</span>
  if (state === 'closed') return <span className="ax-soft">{word}</span>
  if (state === 'new') return <StateTag tone="info" icon="minus">{word}</StateTag>
  return <StateTag tone={state === 'wrong' ? 'over' : 'wait'} icon={state === 'seen' ? 'edit' : undefined}>{word}</StateTag>
}

export type Answered = { key: string; title: string; value: ReactNode; to?: string }

const checkWords = { change: { zh: '修改', en: 'Change' }, none: { zh: '未填写', en: 'Not given' } }

/** What was answered, before it is sent; each line leads back to its question. */
export function CheckAnswers({ title, answers }: { title?: ReactNode; answers: readonly Answered[] }) {
  const t = useWords(checkWords)
  return (
    <section className="ax-answers">
      {title && <h2>{title}</h2>}
      <dl>
        {answers.map(({ key, title: question, value, to }) => (
          <div key={key}>
            <dt>{question}</dt>
            <dd>{value === '' || value === undefined || value === null ? <span className="ax-soft">{t('none')}</span> : value}</dd>
            {to && <dd className="ax-answers-change ax-no-print"><Link to={to}>{t('change')}<span className="ax-hidden-visually"> {question}</span></Link></dd>}
          </div>
        ))}
      </dl>
    </section>
  )
}
