import { useState } from 'react'
import { Link } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { plainDay } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { SealState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Register } from './shapes.ts'

/** The register of seals that one may see. */
export function Page() {
  const query = useQuery<Register>('/api/seals/seals', {}, { live: ['seals.*'] })
  return <QueryView query={query} lines={6}>{(data) => <Seals data={data} reload={query.reload} />}</QueryView>
}

function Seals({ data, reload }: { data: Register; reload: () => void }) {
  const t = useWords(pageWords)
  const [open, setOpen] = useState(false)
  return (
    <div className="ax-stack">
      <div className="ax-row ax-row-apart">
        <div><h1>{t('title')}</h1><p className="ax-soft">{t('note')}</p></div>
        {data.mayApply && <Button look="primary" icon="plus" onClick={() => setOpen(true)}>{t('apply')}</Button>}
      </div>
      {data.waiting > 0 && <Notice tone="wait" title={t('waiting', { n: data.waiting })}><ButtonLink size="small" to="/seals/documents">{t('toWaiting')}</ButtonLink></Notice>}
      {data.items.length === 0 ? <EmptyState icon="licence" title={t('none')}><p>{t('noneFill')}</p></EmptyState> : <List data={data} />}
      {open && <Apply authority={data.authority} onClose={() => setOpen(false)} onDone={reload} />}
    </div>
  )
}

function List({ data }: { data: Register }) {
  const t = useWords(pageWords)
  return (
    <Table
      caption={t('title')} hideCaption rows={data.items} rowKey={(seal) => seal.id}
      columns={[
        { key: 'name', title: t('name'), head: true, cell: (seal) => <Link to={`/seals/${seal.id}`}>{seal.name}</Link> },
        { key: 'state', title: t('state'), cell: (seal) => <SealState state={seal.state} /> },
        { key: 'purpose', title: t('purpose'), cell: (seal) => (seal.builtIn ? t('builtIn') : seal.purpose) },
        { key: 'valid', title: t('valid'), cell: (seal) => (seal.from ? <span className="ax-num">{plainDay(seal.from.slice(0, 10))} – {plainDay(seal.until!.slice(0, 10))}</span> : '') },
        { key: 'uses', title: t('uses'), cell: (seal) => <span className="ax-num">{seal.uses}</span> },
      ]}
    />
  )
}

function Apply({ authority, onClose, onDone }: { authority: string; onClose: () => void; onDone: () => void }) {
  const t = useWords(pageWords)
  const [name, setName] = useState(authority)
  const [purpose, setPurpose] = useState('')
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'apply', allowed: true, why: null, clause: null, reason: null }} path="/api/seals/seals/apply" body={{ name, purpose }}
      title={t('apply')} button={t('applyDo')} done={pageWords.applied} onDone={onDone}
    >
      <p>{t('applyText')}</p>
      <TextInput name="name" label={t('name')} required value={name} onValue={setName} />
      <TextArea name="purpose" label={t('purpose')} required example={t('purposeExample')} value={purpose} onValue={setPurpose} maxLength={300} />
    </StepDialog>
  )
}
