import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { standard as procedure } from '../procedure.ts'
import { Indicators, useNames } from './common.tsx'
import { pageWords, stepTexts } from './words.ts'
import type { Founding } from './types.ts'

/** Standards to begin with; the head puts one in force by one step. */
export function FoundingList() {
  const t = useWords(pageWords)
  const query = useQuery<{ items: Founding[] }>('/api/standards/founding', undefined, { live: ['standards.adopted'] })
  return (
    <QueryView query={query} empty={null} isEmpty={({ items }) => items.length === 0}>
      {({ items }) => items.length > 0 && (
        <section className="ax-stack ax-no-print">
          <div><h2>{t('foundingTitle')}</h2><p className="ax-soft">{t('foundingLead')}</p></div>
          <div className="ax-stack ax-stack-sm">{items.map((one) => <One key={one.id} founding={one} />)}</div>
        </section>
      )}
    </QueryView>
  )
}

function One({ founding }: { founding: Founding }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const names = useNames()
  const { roles } = useMe()
  const [asking, ask] = useState(false)
  const action = stepAction(procedure, 'adopt', null, roles)
  const line = t('foundingLine', { n: founding.indicators.length, m: founding.indicators.filter((i) => !i.verified).length })
  return (
    <details className="st-item">
      <summary>{speak(founding.title)} <span className="ax-soft">{names.size(founding.size)} · {line}</span></summary>
      <div className="ax-stack">
        <Indicators indicators={founding.indicators} />
        <div className="ax-row"><Button look="primary" disabledWhy={!action && t('onlyHead')} onClick={() => ask(true)}>{t('adopt')}</Button></div>
      </div>
      {action && asking && (
        <StepDialog
          open onClose={() => ask(false)} action={action} path="/api/standards/standards/adopt" body={{ founding: founding.id }} title={`${t('adopt')} · ${speak(founding.title)}`}
          button={t('adoptDo')} done={stepTexts.done}
        >
          <p>{t('adoptText')}</p>
        </StepDialog>
      )}
    </details>
  )
}
