import { DataTable } from '../../../web/desk/DataTable.tsx'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { supplement as procedure } from '../procedure.ts'
import { sectorKeys, useNames } from './common.tsx'
import { editorWords } from './words-editor.ts'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Supplement } from './types.ts'

/** Supplementary conditions for what no standard covers yet. */
export function Page() {
  const t = useWords(editorWords)
  const page = useWords(pageWords)
  const speak = useSpeak()
  const names = useNames()
  const { roles } = useMe()
  const options = (keys: readonly string[], label: (key: string) => string) => keys.map((value) => ({ value, label: label(value) }))
  const columns: DeskColumn<Supplement>[] = [
    { key: 'title', title: t('name'), head: true, cell: (row) => speak(row.title) },
    { key: 'sector', title: t('sector'), cell: (row) => names.sector(row.sector), filter: options(sectorKeys, names.sector) },
    { key: 'kind', title: t('kind'), cell: (row) => names.text(`kind.${row.kind}`), filter: options(['technology', 'process', 'equipment', 'material'], (k) => names.text(`kind.${k}`)) },
    { key: 'keywords', title: t('keywords'), cell: (row) => row.keywords.join('、') },
    { key: 'conditions', title: t('conditions'), cell: (row) => row.conditions.length, number: true },
    {
      key: 'state', title: t('state'), cell: (row) => <StateTag tone={row.state === 'registered' ? 'done' : 'stop'}>{names.text(`state.supplement.${row.state}`)}</StateTag>,
      filter: options(['registered', 'ended'], (k) => names.text(`state.supplement.${k}`)),
    },
  ]
  return (
    <div className="ax-stack">
      <div><h1>{page('supplements')}</h1><p className="ax-soft">{t('supplementLead')}</p></div>
      <DataTable<Supplement>
        name="supplements" caption={page('supplements')} path="/api/standards/supplements" columns={columns} href={(row) => `/supplements/${row.id}`} xlsx live={['standards.*']}
        empty={<EmptyState icon="list" title={t('supplementsNone')}><p>{t('supplementsHint')}</p></EmptyState>}
        actions={procedure.open(null, roles).includes('register') && <ButtonLink to="/supplements/new" look="primary" size="small" icon="plus">{t('supplementNew')}</ButtonLink>}
      />
    </div>
  )
}
