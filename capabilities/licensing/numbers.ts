/** Numbers of writs follow from the case's own number, so that no series of their own has to be locked. */
const letters: Record<string, string> = {
  'correction-notice': '补', 'non-acceptance': '不受', acceptance: '受', 'exclusion-of-time': '除', grant: '准', refusal: '不准', 'public-notice': '公',
}
const licenceLetters: Record<string, string> = { suspend: '暂扣', revoke: '吊', annul: '撤', withdraw: '撤回', cancel: '注' }
type Numbered = { number: string; round: number }

/** For example 云应急许补〔2026〕WH0012-1号: the kind of writ, the year, the case, and the round where there may be several. */
export function writNumber(row: Numbered, kind: keyof typeof letters): string {
  const [year, sector, serial] = row.number.split('-')
  const round = ['correction-notice', 'exclusion-of-time'].includes(String(kind)) ? `-${row.round}` : ''
  return `许${letters[kind]}〔${year}〕${sector}${serial}${round}号`
}

type Licensed = { number_kind: string; year: number; serial: number; measures: number }
/** For example 许暂扣〔2026〕WH20250012-1号: the year of the decision, the licence, and which measure against it. */
export const licenceWritNumber = (row: Licensed, measure: string, day: string) =>
  `许${licenceLetters[measure]}〔${day.slice(0, 4)}〕${row.number_kind}${row.year}${String(row.serial).padStart(4, '0')}-${row.measures + 1}号`
