import './templates.css'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { DocumentReader } from '../../../web/desk/DocumentReader.tsx'
import { withParams } from '../../../web/shared/api.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { letterhead, type Field, type Texts } from '../facts.ts'
import { Publish } from './Publish.tsx'
import { Versions } from './Versions.tsx'
import { fields as names, hints, words } from './words.ts'
import type { Template } from './shapes.ts'

/** One template: its texts beside a specimen, what the law gives, and every version. */
export function Page() {
  const { department = '', kind = '' } = useParams()
  const query = useQuery<Template>('/api/templates/template', { department, kind }, { live: ['templates.*'] })
  return <QueryView query={query} lines={12}>{(template) => <One key={template.base} at={{ department, kind }} template={template} />}</QueryView>
}

export type At = { department: string; kind: string }

function One({ at, template }: { at: At; template: Template }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { roles } = useMe()
  // The newest version is what one goes on from, also where its day has not come.
  const newest = { ...template.founding, ...template.versions[0]?.texts }
  const [texts, setTexts] = useState<Texts>(newest)
  const mayChange = roles.includes('administrator') && template.fields.length > 0
  const changed = template.fields.some(({ key }) => texts[key] !== newest[key])
  return (
    <div className="ax-stack">
      <header>
        <p className="ax-no-print"><Link to={`/templates?department=${at.department}`}>{t('back')}</Link></p>
        <h1>{speak(template.title)}</h1>
        <p className="ax-soft">{speak(template.department)}</p>
      </header>
      <div className="tp-two">
        <div className="ax-stack">
          {template.fields.length > 0 && (
            <section className="ax-card ax-stack">
              <h2>{t('texts')}</h2>
              {!mayChange && <p className="ax-soft">{t('readOnly')}</p>}
              {template.fields.map((field) => <Text key={field.key} field={field} texts={texts} readOnly={!mayChange} onTexts={setTexts} />)}
              {mayChange && (
                <div className="ax-row">
                  <Publish at={at} template={template} texts={texts} why={!changed ? t('unchanged') : template.fields.some((f) => f.required && !texts[f.key]?.trim()) && t('missing')} />
                  {changed && <Button look="quiet" onClick={() => setTexts(newest)}>{t('reset')}</Button>}
                </div>
              )}
            </section>
          )}
          <Fixed template={template} />
        </div>
        <Preview at={at} texts={texts} />
      </div>
      {template.fields.length > 0 && <Versions template={template} onUse={mayChange ? setTexts : undefined} />}
    </div>
  )
}

function Text({ field, texts, readOnly, onTexts }: { field: Field; texts: Texts; readOnly: boolean; onTexts: (texts: Texts) => void }) {
  const speak = useSpeak()
  const { key, most, required, lines } = field
  const common = {
    name: `texts.${key}`, label: speak(names[key]!), hint: hints[key] && speak(hints[key]), required, readOnly, maxLength: most, value: texts[key] ?? '', onValue: (value: string) => onTexts({ ...texts, [key]: value }),
  }
  return lines ? <TextArea {...common} rows={4} /> : <TextInput {...common} />
}

function Fixed({ template: { fixed } }: { template: Template }) {
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('fixed')}</h2>
      {fixed.map(({ text, clauses }) => <blockquote key={text} className="tp-fixed"><p>{text}</p><p className="ax-soft">{clauses.map((c) => speak(c)).join('、')}</p></blockquote>)}
      <p className="ax-soft">{t('fixedRest')}</p>
    </section>
  )
}

/** Drawn anew when one asks for it, not with every letter. */
function Preview({ at, texts }: { at: At; texts: Texts }) {
  const t = useWords(words)
  const [shown, setShown] = useState(texts)
  const href = withParams('/api/templates/specimen.pdf', { ...at, texts: JSON.stringify(shown) })
  return (
    <section className="ax-stack ax-stack-sm tp-preview">
      <div className="ax-row ax-row-apart">
        <h2>{t('preview')}</h2>
        <Button size="small" icon="eye" disabledWhy={shown === texts && t('unchanged')} onClick={() => setShown(texts)}>{t('show')}</Button>
      </div>
      <p className="ax-soft">{at.kind === letterhead && t('previewCommon')}{t('previewNote')}</p>
      <DocumentReader key={href} documents={[{ id: href, name: t('preview'), type: 'application/pdf', href }]} />
    </section>
  )
}
