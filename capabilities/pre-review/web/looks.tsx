import './pre-review.css'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { filePath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'
import type { StoredFile } from '../../../web/shared/upload.ts'
import type { Paper } from './shapes.ts'

const tones: Record<string, Tone> = {
  preparing: 'info', asked: 'wait', checking: 'wait', advised: 'done', carried: 'done', withdrawn: 'stop',
  good: 'done', improve: 'wait', missing: 'over', 'not-applicable': 'stop', equal: 'done', changed: 'wait', new: 'info', absent: 'over',
}

export function ReviewState({ state }: { state: string }) {
  const speak = useSpeak()
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.pre-review.${state}`]!)}</StateTag>
}

export function Result({ result }: { result: string | null }) {
  const speak = useSpeak()
  const t = useWords(pageWords)
  return result ? <StateTag tone={tones[result] ?? 'info'}>{speak(words[`result.${result}`]!)}</StateTag> : <span className="ax-soft">{t('noFinding')}</span>
}

export function Since({ since }: { since: 'equal' | 'changed' | 'new' | 'absent' | null }) {
  const t = useWords(pageWords)
  return since ? <StateTag tone={tones[since]!}>{t(`since.${since}`)}</StateTag> : <span className="ax-soft">—</span>
}

export function Files({ id, files }: { id: string; files: readonly StoredFile[] }) {
  const t = useWords(pageWords)
  if (!files.length) return <span className="ax-soft">{t('noFile')}</span>
  return <ul className="pv-files">{files.map((file) => <li key={file.id}><a href={filePath(id, file.id)} target="_blank" rel="noreferrer">{file.name}</a></li>)}</ul>
}

export function Papers({ id, papers }: { id: string; papers: readonly Paper[] }) {
  return papers.length ? <ul className="pv-files">{papers.map(({ round, file }) => <li key={round}><a href={filePath(id, file.id)} target="_blank" rel="noreferrer">{file.name}</a></li>)}</ul> : null
}
