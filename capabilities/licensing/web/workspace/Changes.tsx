import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import { FileLink } from './FileLine.tsx'
import type { Difference } from '../../form-shown.ts'
import type { Round } from './shapes.ts'

/** What one hand-in changed: answers as before and now, files that came and went. */
export function Changes({ answers, documents, href }: Pick<Round, 'documents'> & { answers: readonly Difference[]; href: (file: string) => string }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <dl className="lw-changes">
      {answers.map(({ pointer, label, before, after }) => (
        <div key={pointer}>
          <dt>{speak(label)}</dt>
          <dd>
            <p><span className="ax-soft">{t('before')}</span> <del>{before ? speak(before) : t('empty')}</del></p>
            <p><span className="ax-soft">{t('after')}</span> <ins>{after ? speak(after) : t('empty')}</ins></p>
          </dd>
        </div>
      ))}
      {documents.map(({ key, title, added, removed }) => (
        <div key={key}>
          <dt>{speak(title)}</dt>
          <dd>
            {removed.map((file) => <p key={file.id}><span className="ax-soft">{t('removed')}</span> <del>{file.name}</del></p>)}
            {added.map((file) => <p key={file.id}><span className="ax-soft">{t('added')}</span> <FileLink file={file} href={href(file.id)} /></p>)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
