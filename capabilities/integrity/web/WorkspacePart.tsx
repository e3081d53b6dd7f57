import { useState } from 'react'
import { Select } from '../../../web/shared/components/inputs.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { State, StepButton } from './looks.tsx'
import { creating } from './shapes.ts'
import type { OfCase, Page, Recusal } from './shapes.ts'

const words = {
  title: { zh: '办理人员回避', en: 'Recusal of officers' },
  lead: { zh: '您认为办理人员与本案有利害关系、可能影响公正的，可以申请其回避（公务员法第七十七条）。由机关负责人决定，并告知理由。', en: 'If you think that an officer has an interest in your case, you may ask that the officer leave it (Civil Servant Law §77). The head decides and tells you why.' },
  ask: { zh: '申请回避', en: 'Ask for a recusal' },
  askDo: { zh: '提交回避申请', en: 'Send' },
  officer: { zh: '申请谁回避', en: 'Who should leave the case' },
  choose: { zh: '请选择', en: 'Choose' },
  chooseFirst: { zh: '请先选择申请谁回避', en: 'Choose the officer first' },
  handles: { zh: '（承办人）', en: ' (handles the case)' },
  will: { zh: '请写明理由和依据。决定之前案件继续办理，不影响期限。', en: 'Say why. The case goes on meanwhile, and its time limit runs.' },
  done: { zh: '已提交，负责人决定后会通知您', en: 'Sent; you will be told the decision' },
  answered: { zh: '答复：{text}', en: 'Answer: {text}' },
  goesOn: { zh: '由{name}接办，已办环节继续有效', en: '{name} goes on with it; what was done stays' },
}

/** What the applicant asked, what became of it, and the way to ask. */
export function Part({ id }: { id: string }) {
  const t = useWords(words)
  const of = useQuery<OfCase>(`/api/integrity/cases/${id}`, {}, { live: [id] })
  const asked = useQuery<Page<Recusal>>('/api/integrity/recusals', { application: id }, { live: [id, 'integrity.*'] })
  const rows = asked.data?.items ?? []
  if (!of.data || (!of.data.open && rows.length === 0)) return null
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('title')}</h2>
      {rows.map((r) => (
        <div key={r.id} className="ax-stack ax-stack-sm">
          <p className="ax-row"><b>{r.officer.name}</b><State of="recusal" state={r.state} /></p>
          {r.grounds && <p className="ax-soft">{r.grounds}</p>}
          {r.decision && <p>{t('answered', { text: r.decision })}</p>}
          {r.successor && <p>{t('goesOn', { name: r.successor })}</p>}
        </div>
      ))}
      {of.data.open && <><p className="ax-soft">{t('lead')}</p><Ask id={id} officers={of.data.officers} /></>}
    </section>
  )
}

function Ask({ id, officers }: { id: string; officers: OfCase['officers'] }) {
  const t = useWords(words)
  const [officer, choose] = useState('')
  return (
    <div>
      <StepButton
        action={creating('request', 'required')} path="/api/integrity/recusals/request" body={{ application: id, officer }} title={t('ask')} button={t('askDo')} will={t('will')} done={words.done}
        disabledWhy={!officer && t('chooseFirst')}
      >
        <Select
          name="officer" label={t('officer')} required placeholder={t('choose')} value={officer} onValue={choose}
          options={officers.map((o) => ({ value: o.id, label: `${o.name}${o.handles ? t('handles') : ''}` }))}
        />
      </StepButton>
    </div>
  )
}
