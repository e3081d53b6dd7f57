import { elsewhere } from '../../adapters/pdf/elsewhere.ts'
import { letterhead, writs, type FixedText, type Texts, type WritMaker } from '../templates/facts.ts'
import { authorityOf, issuingDepartments, layTexts } from './authority.ts'
import { count } from './limits.ts'
import { writKinds } from './writs/kinds.ts'
import { acceptanceCopies, allAtOnce, duties, goesOn, handBack, inTime, meanwhile, open, usualCopies } from './writs/sentences.ts'
import { remedySentence } from './writs/words.ts'

const draws = elsewhere<typeof import('./drawer.ts')>(new URL('./drawer.ts', import.meta.url))

const adverse: readonly string[] = ['non-acceptance', 'refusal', 'suspension', 'revocation', 'annulment', 'withdrawal', 'cancellation']

/** What of a writ's head the authority's own texts say; what is left empty does not stand on it. */
export const standingHead = (s: Texts) => ({
  contact: { ...given('office', s), ...given('phone', s), ...given('address', s) },
  ...given('heading', s), ...given('closing', s), ...given('copies', s),
})
const given = <K extends string>(key: K, s: Texts): { [k in K]?: string } => (s[key] ? { [key]: s[key] } as { [k in K]: string } : {})

/** The texts that stand where nobody has set others: the authority's names as the installation gives them, and sentences of our own. */
export function founding(department: string, kind: string): Texts {
  const { name, phone = '', address = '', reviewBody, court } = authorityOf(department)
  if (kind === letterhead) return { heading: name.zh, office: '', phone, address, reviewBody, court }
  return {
    ...(kind === 'correction-notice' ? { howToAnswer: '请登录企业工作台，在本案页面逐项补充或者替换材料后一次提交；也可以到受理窗口办理。' } : {}),
    closing: '', copies: kind === 'acceptance' ? acceptanceCopies : usualCopies,
  }
}

/** What the law gives, by kind: shown beside the texts that can be changed, never changed itself. */
function fixed(kind: string, day: string): FixedText[] {
  const remedy = { text: remedySentence({ reviewBody: '（复议机关）', reviewDays: count('remedy.review', day, day).value, court: '（法院）', suitMonths: count('remedy.suit', day, day).value }), clauses: ['许可法-38', '复议法-20', '行诉法-46'] }
  const own: Record<string, FixedText[]> = {
    [letterhead]: [remedy],
    acceptance: [{ text: inTime, clauses: ['许可法-42'] }],
    'correction-notice': [{ text: allAtOnce, clauses: ['许可法-32'] }],
    'exclusion-of-time': [{ text: `（除外事项）${goesOn}`, clauses: ['许可法-45'] }],
    grant: [{ text: duties, clauses: ['条例-13', '条例-14'] }, { text: open, clauses: ['许可法-40'] }],
    suspension: [{ text: meanwhile, clauses: ['条例-14'] }],
    cancellation: [{ text: handBack, clauses: ['许可法-70'] }],
    licence: [{ text: '许可证的格式和内容由国家统一规定，机关不能改动。', clauses: ['条例-7'] }],
  }
  return [...(own[kind] ?? []), ...(adverse.includes(kind) ? [remedy] : [])]
}

/** What templates need of whoever draws: which writs there are, what stands on them at first, and a specimen of each. */
export const writMaker: WritMaker = {
  departments: () => issuingDepartments.map(({ id, name }) => ({ id, name: authorityOf(id) === authorityOf('') ? name : authorityOf(id).name })),
  kinds: Object.fromEntries(writs.map((kind) => [kind, writKinds[kind]])),
  founding, fixed, follow: layTexts,
  draw: (department, kind, texts) => draws('drawSpecimen', kind, {
    authority: authorityOf(department).name.zh, ...standingHead(texts), watermark: '样张 · 无效',
    ...(texts['howToAnswer'] ? { howToAnswer: texts['howToAnswer'], answerBy: undefined } : {}),
  }, { reviewBody: texts['reviewBody']!, court: texts['court']! }),
}
