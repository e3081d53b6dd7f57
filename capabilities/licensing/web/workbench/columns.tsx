import { Code } from '../../../../web/shared/components/small.tsx'
import { plainDay } from '../../../../web/shared/format.ts'
import { shownState } from '../../shown-state.ts'
import { Due, State } from './looks.tsx'
import type { DeskColumn } from '../../../../web/desk/DataTable.tsx'
import type { deskWords } from './words.ts'
import type { CaseRow } from './types.ts'

type Say = (key: keyof typeof deskWords) => string
type SayLicensing = (key: string) => string

/** The columns of lists of cases, in the order of `keys`. */
export function caseColumns(
  t: Say,
  l: SayLicensing,
  keys: readonly string[],
  region: SayLicensing,
  choices: Partial<Record<string, DeskColumn<CaseRow>['filter']>> = {},
): DeskColumn<CaseRow>[] {
  const all: DeskColumn<CaseRow>[] = [
    { key: 'enterprise', title: t('enterprise'), head: true, cell: (row) => row.enterprise, sort: { up: 'enterprise' } },
    { key: 'number', title: t('number'), cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'creditCode', title: t('creditCode'), cell: (row) => <Code value={row.creditCode} />, extra: true },
    { key: 'sector', title: t('sector'), cell: (row) => l(`sector.${row.sector}`), filterMany: true },
    { key: 'kind', title: t('kind'), cell: (row) => l(`kind.${row.kind}`), filterMany: true },
    { key: 'state', title: t('state'), cell: (row) => <State state={shownState(row.state, row.publicUntil)} />, filterMany: true },
    { key: 'due', title: t('due'), cell: (row) => <Due row={row} />, sort: { up: 'due' } },
    { key: 'turn', title: t('turn'), cell: (row) => l(`turn.${row.turn}`), extra: true },
    { key: 'officer', title: t('officer'), cell: (row) => row.officer ?? <span className="ax-soft">{t('nobody')}</span> },
    { key: 'region', title: t('region'), cell: (row) => region(row.region), extra: true },
    {
      key: 'receivedOn',
      title: t('received'),
      cell: (row) => <span className="ax-num">{plainDay(row.receivedOn)}</span>,
      sort: { up: 'oldest', down: 'newest' },
    },
  ]
  return keys
    .flatMap((key) => all.filter((column) => column.key === key))
    .map((column) => (choices[column.key] ? { ...column, filter: choices[column.key] } : column)) as DeskColumn<CaseRow>[]
}
