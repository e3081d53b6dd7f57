import { useFormat } from '../../../../../web/shared/format.ts'
import { useQuery } from '../../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import type { Words } from '../../../../../web/shared/words.ts'

type File = { id: string; name: string }
type Round = {
  fact: string
  round: number
  at: string
  by: string
  note: string
  answers: { pointer: string; label: Words; before: Words | null; after: Words | null }[]
  documents: { key: string; title: Words; added: File[]; removed: File[] }[]
}

const words = {
  title: { zh: '各次提交改了什么', en: 'What each hand-in changed' },
  added: { zh: '新增 {name}', en: 'added {name}' },
  removed: { zh: '撤下 {name}', en: 'removed {name}' },
  empty: { zh: '（空）', en: '(empty)' },
}

/** The differences between the rounds, as the server tells them. */
export function RoundChanges() {
  const { view, show } = useCase()
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const rounds =
    useQuery<{ items: Round[] }>(`/api/licensing/applications/${view.id}/rounds`).data?.items.filter(
      (r) => r.answers.length || r.documents.length,
    ) ?? []
  if (!rounds.length) return null
  const said = (what: Words | null) => (what ? speak(what) : t('empty'))
  return (
    <section>
      <h3>{t('title')}</h3>
      {rounds.map((r) => (
        <div key={r.fact} className="lw-change">
          <p>
            <b>{format.moment(r.at)}</b> {r.by} {r.note && <span className="ax-soft">{r.note}</span>}
          </p>
          <ul className="ax-plain-list">
            {r.documents.map((d) => (
              <li key={d.key}>
                {speak(d.title)}：
                {d.added.map((f) => (
                  <button key={f.id} type="button" className="lw-plain" onClick={() => show(f.id)}>
                    {t('added', { name: f.name })}
                  </button>
                ))}
                {d.removed.map((f) => (
                  <span key={f.id} className="ax-soft">
                    {t('removed', { name: f.name })}{' '}
                  </span>
                ))}
              </li>
            ))}
            {r.answers.map((a) => (
              <li key={a.pointer}>
                {speak(a.label)}：<del>{said(a.before)}</del> → <ins>{said(a.after)}</ins>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
