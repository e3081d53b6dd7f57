// Pure: the rules judge with it, the pages offer what it lists. Which grounds the law knows for each measure, and under which clause.

/** What an authority may do to a licence against its holder's will. */
export type Measure = 'suspend' | 'revoke' | 'annul' | 'withdraw'
type Ground = { clause: string; only?: string }

const accidents: Record<string, Ground> = {
  'accident-ordinary': { clause: '建质121-暂扣', only: 'construction' }, 'accident-larger': { clause: '建质121-暂扣', only: 'construction' }, 'accident-major': { clause: '建质121-暂扣', only: 'construction' },
}
export const grounds = {
  /** 暂扣: 条例 §14; for construction by the grade of the accident too. */
  suspend: { conditions: { clause: '条例-14' }, ...accidents },
  /** 吊销, a penalty. */
  revoke: {
    conditions: { clause: '条例-14' }, transfer: { clause: '条例-21' }, closure: { clause: '安全生产法-113' },
    'repeated-accidents': { clause: '建质121-暂扣', only: 'construction' }, 'not-rectified': { clause: '建质121-暂扣', only: 'construction' },
  },
  /** 撤销: the grant itself was wrong (许可法 §69). */
  annul: {
    abuse: { clause: '许可法-69' }, 'beyond-powers': { clause: '许可法-69' }, 'procedure-violated': { clause: '许可法-69' }, 'not-qualified': { clause: '许可法-69' }, fraud: { clause: '许可法-69' },
  },
  /** 撤回: the grant was right; the law or the circumstances have changed (许可法 §8). */
  withdraw: { 'law-changed': { clause: '许可法-8' }, 'circumstances-changed': { clause: '许可法-8' } },
  /** 注销: the formality that closes the register's entry (许可法 §70). */
  cancel: {
    expired: { clause: '许可法-70' }, ended: { clause: '许可法-70' }, dissolved: { clause: '许可法-70' }, impossible: { clause: '许可法-70' }, surrendered: { clause: '许可法-70' },
  },
} as const satisfies Record<string, Record<string, Ground>>

export const measures = ['suspend', 'revoke', 'annul', 'withdraw'] as const satisfies readonly Measure[]
/** 处罚法 §63: of these measures the revocation carries a right to be heard; for the others a hearing may be offered. */
export const hearingGranted = (measure: string) => measure === 'revoke'
const known = (measure: string) => (grounds as Record<string, Record<string, Ground>>)[measure] ?? {}

/** The grounds of a measure in a sector. */
export const groundsOf = (measure: string, sector: string) => Object.entries(known(measure)).filter(([, g]) => !g.only || g.only === sector).map(([key]) => key)
/** The clause that a ground rests on. Throws for a ground that the measure does not have. */
export const clauseOfGround = (measure: string, ground: string) => known(measure)[ground]!.clause
export const isAccident = (ground: string) => ground in accidents
