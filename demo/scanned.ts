import { yearsFrom } from './trades/draft.ts'
import type { SpecialOperator } from './types.ts'

/**
 * The four people on the scanned page of certificates (assets/certificates-scan.jpg). They work at 华阳化工 and have renewed since: the old
 * page is what an applicant uploads by mistake, and the numbers on it agree with the register.
 */
const onTheScan = [
  { name: '蒋婷波', pinyin: 'Jiang Tingbo', sex: 'female', citizenId: '210102198804254772', issuedOn: '2025-10-20', category: '高处作业',
    item: '登高架设作业' },
  { name: '万诗宁', pinyin: 'Wan Shining', sex: 'male', citizenId: '410105199608286057', issuedOn: '2025-09-19', category: '电工作业',
    item: '低压电工作业' },
  { name: '程楷', pinyin: 'Cheng Kai', sex: 'male', citizenId: '610113196605046385', issuedOn: '2025-12-02', category: '焊接与热切割作业',
    item: '熔化焊接与热切割作业' },
  { name: '钟娟敏', pinyin: 'Zhong Juanmin', sex: 'male', citizenId: '110105197810189170', issuedOn: '2025-04-28', category: '制冷与空调作业',
    item: '制冷与空调设备运行操作作业' },
] as const

/** Puts these four in the place of the last four of the list. */
export const renewedOperators = (operators: readonly SpecialOperator[]): SpecialOperator[] => {
  const staying = operators.slice(0, -onTheScan.length)
  return [...staying, ...onTheScan.map(({ issuedOn, ...person }, i) => ({
    ...person, born: bornOf(person.citizenId), phone: operators.at(i - onTheScan.length)!.phone, education: '中专',
    certificate: { number: `T${person.citizenId}`, issuedOn, reviewOn: yearsFrom(issuedOn, 3), validUntil: yearsFrom(issuedOn, 6) },
  }))]
}

const bornOf = (id: string) => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
