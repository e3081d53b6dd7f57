import { useFormat } from '../../../../web/shared/format.ts'
import { useLanguage, useSpeak, useWords } from '../../../../web/shared/words.ts'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { guideWords } from './words-guide.ts'
import type { Material } from '../../sectors/sector.ts'
import type { Words } from '../../../../web/shared/words.ts'
import type { Guide } from './guide.ts'

/** The checklist: what each document must show, and under which clause. It is what the page prints. */
export function Materials({ guide: { sector, clauses, authority, on } }: { guide: Guide }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const joint = useLanguage() === 'zh' ? '、' : ', '
  return (
    <>
      <div className="gu-print-head">
        <p className="gu-print-title">{t('checklist')}</p>
        <p>{speak(sector.title)} · {speak(authority.name)} · {t('updated', { day: day(on) })}</p>
      </div>
      <p className="ax-no-print">{t('materialsLead')}</p>
      <ol className="gu-materials">{sector.materials.map((material) => <Item key={material.key} material={material} clause={clauses[material.clause]} />)}</ol>
      <p className="gu-form">{t('formSections', { sections: sector.form.sections.map(({ title }) => speak(title)).join(joint) })}</p>
    </>
  )
}

function Item({ material: { title, what, required, dated }, clause }: { material: Material; clause: Words | undefined }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  const always = required === 'always'
  return (
    <li>
      <span className="gu-box" aria-hidden="true" />
      <div>
        <p className="gu-material"><b>{speak(title)}</b>{!always && <StateTag tone="info">{t('sometimes')}</StateTag>}{dated && <StateTag tone="wait" icon="calendar">{t('dated')}</StateTag>}</p>
        <p>{speak(what)}</p>
        {!always && <p className="ax-soft">{t('why', { why: speak(required.why) })}</p>}
        {clause && <p className="gu-clause">{t('basis')} {speak(clause)}</p>}
      </div>
    </li>
  )
}
