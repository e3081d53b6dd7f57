import './workbench.css'
import { Link } from 'react-router'
import { DataTable } from '../../../../web/desk/DataTable.tsx'
import { DownloadButton } from '../../../../web/shared/components/small.tsx'
import { EmptyState } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { plainDay } from '../../../../web/shared/format.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { licence } from '../../procedure.ts'
import { sectorKeys } from './Cases.tsx'
import { State, useLicensing } from './looks.tsx'
import { deskWords } from './words.ts'
import type { DeskColumn } from '../../../../web/desk/DataTable.tsx'
import type { FileRef } from './types.ts'

type Licence = {
  id: string
  number: string
  sector: string
  enterprise: string
  creditCode: string
  scope: string
  state: string
  validFrom: string
  validUntil: string
  issuedOn: string
  application: string | null
  imported: boolean
  file: FileRef | null
  suspendedFrom: string | null
  suspendedUntil: string | null
  recheckDue: boolean
  proposed: string | null
  openCases: readonly { id: string; number: string; kind: string; state: string }[]
}

/** The register: every licence with its dates and its PDF. */
export function Page() {
  const t = useWords(deskWords)
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('licences')}</h1>
        <p className="ax-soft">{t('licencesNote')}</p>
      </div>
      <DataTable<Licence>
        name="licensing-licences"
        caption={t('licences')}
        path="/api/licensing/licences"
        columns={useColumns()}
        search={t('searchLicence')}
        xlsx
        href={(row) => `/licences/${row.id}`}
        live={['licensing.licence-*']}
        empty={
          <EmptyState icon="licence" title={t('noLicences')}>
            <p>{t('noLicencesFill')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

function useColumns(): DeskColumn<Licence>[] {
  const t = useWords(deskWords)
  const l = useLicensing()
  return [
    { key: 'number', title: t('licenceNo'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    {
      key: 'sector',
      title: t('sector'),
      cell: (row) => l(`sector.${row.sector}`),
      filter: sectorKeys.map((value) => ({ value, label: l(`sector.${value}`) })),
    },
    {
      key: 'state',
      title: t('status'),
      cell: (row) => <span className="ax-row"><State subject="licence" state={row.state} />{row.recheckDue && <StateTag tone="over">{t('recheckDue')}</StateTag>}{row.proposed && <StateTag tone="wait">{t('proposed')}</StateTag>}{row.openCases.map((one) => <Link key={one.id} to={`/cases/${one.id}`} title={one.number}>{t('underWay', { kind: l(`kind.${one.kind}`) })}</Link>)}</span>,
      filter: licence.states.map((value) => ({ value, label: l(`state.licence.${value}`) })),
    },
    {
      key: 'expiring',
      title: t('validUntil'),
      cell: (row) => <span className="ax-num">{plainDay(row.validUntil)}</span>,
      filter: [
        { value: '30', label: t('in30') },
        { value: '90', label: t('in90') },
        { value: '180', label: t('in180') },
      ],
    },
    { key: 'over', title: t('suspension'), cell: (row) => (row.suspendedFrom ? <span className="ax-num">{row.suspendedFrom} – {row.suspendedUntil}</span> : ''), filter: [{ value: 'true', label: t('recheckDue') }], extra: true },
    { key: 'validFrom', title: t('validFrom'), cell: (row) => <span className="ax-num">{row.validFrom}</span>, extra: true },
    { key: 'issuedOn', title: t('issuedOn'), cell: (row) => <span className="ax-num">{row.issuedOn}</span> },
    { key: 'creditCode', title: t('creditCode'), cell: (row) => <span className="ax-num">{row.creditCode}</span>, extra: true },
    { key: 'file', title: t('licenceFile'), cell: (row) => <LicenceFile row={row} /> },
    {
      key: 'scope',
      title: t('scope'),
      cell: (row) => (
        <span className="lw-cut" title={row.scope}>
          {row.scope}
        </span>
      ),
    },
    { key: 'case', title: t('theCase'), cell: (row) => (row.application ? <Link to={`/cases/${row.application}`}>{t('theCase')}</Link> : '—'), extra: true },
  ]
}

function LicenceFile({ row }: { row: Licence }) {
  const t = useWords(deskWords)
  if (!row.file) return <span className="ax-soft">{t(row.imported ? 'onPaper' : 'drawing')}</span>
  return (
    <DownloadButton size="small" href={`/api/licensing/licences/${row.id}/files/${row.file.id}`}>
      PDF
    </DownloadButton>
  )
}
