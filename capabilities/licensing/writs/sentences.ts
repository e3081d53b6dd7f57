// What stands on writs whoever issues them. A room of its own: whoever shows these sentences need not load what draws them.

/** Who gets a copy, where neither the writ nor the authority says otherwise. */
export const usualCopies = '本文书一份送达当事人，一份存卷。'
export const acceptanceCopies = '本通知书是受理行政许可申请的凭证，一份送达申请人，一份存卷。'
export const inTime = '本机关将依法进行审查，并在下列期限内作出行政许可决定。你单位可凭案号查询办理进度。'
/** 许可法 §32: told once and in full, and whoever cures all of it is accepted. */
export const allAtOnce = '你单位按照本告知书提交全部补正材料的，本机关应当受理；受理期限自本机关收到补正材料之日起重新计算。对未作改动的材料，本机关不再提出本告知书以外的补正要求。'
export const goesOn = '结束后，办理期限自次日起继续计算，本机关将告知你单位重新计算后的办结日期。'
/** 条例 §13, §14: what the holder must keep to. */
export const duties = '你单位取得安全生产许可证后，不得降低安全生产条件，应当加强日常安全生产管理，接受监督检查；不得转让、冒用安全生产许可证。'
/** 许可法 §40. */
export const open = '本决定依法予以公开，公众有权查阅。'
export const meanwhile = '暂扣期间不得从事许可的生产活动。你单位应当立即整改，经本机关复查合格并决定恢复后方可继续生产；期满未恢复的，仍处于暂扣状态。'
/** 许可法 §70. */
export const handBack = '许可证正本、副本应当交回本机关；注销结果记入许可证登记簿，公众可以查验。'
