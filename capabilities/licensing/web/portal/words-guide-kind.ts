import type { Words } from '../../../../web/shared/words.ts'

/** What the guides of renewal, change and replacement say beside the guide of a first application. */
export const guideKindWords = {
  window: { zh: '有效期届满前 {period}起可以申请延期；届满后不能延期，须重新申请（{clause}）。', en: 'A renewal can be filed from {period} before the period ends; afterwards one applies anew ({clause}).' },
  deemed: { zh: '届满 {period}前提出、届满前未作决定的，视为准予延续；更晚提出的不视为准予（{clause}）。', en: 'Filed at least {period} before the end and undecided by then, it counts as granted; filed later, it does not ({clause}).' },
  extension: { zh: '严格遵守安全生产法律法规、未发生死亡事故的，经发证机关同意可以不再审查，延期 {period}（{clause}）。', en: 'Where the laws were kept and no fatal accident occurred, the issuer may agree to extend it by {period} without re-examination ({clause}).' },
  change: { zh: '企业名称、地址、主要负责人、经济类型或者许可范围变更的，自变更之日起 {period}内提出（{clause}）。', en: 'A changed name, address, principal, economic type or scope is filed within {period} of the change ({clause}).' },
  changeWho: { zh: '许可证须在有效期内；暂扣期间不办理变更。', en: 'The licence must be in force; nothing is changed while it is suspended.' },
  replacement: { zh: '许可证在有效期内遗失、毁损的，声明作废后申请补办；补发后原证查验时显示已被取代。', en: 'A licence in force that was lost or destroyed is declared void and printed again; the old document then checks as superseded.' },
} as const satisfies Record<string, Words>
