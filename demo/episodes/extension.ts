import { extensionChecks } from '../../capabilities/licensing/rules/extension.ts'
import { licensedUntil, renewalAsked, type Episode } from '../episodes.ts'
import { step } from '../case.ts'

/** A renewal without re-examination (条例 §9): no fatal accident in three years, confirmed point by point, extended by another person. */
export const episode: Episode = {
  needs: 'holder',
  async *play(stage) {
    const { c: first, licence } = yield* licensedUntil(stage, 90)
    const c = yield* renewalAsked(stage, first, licence, 160, 'extension')
    yield stage.on(148)
    const checks = extensionChecks(c.plan.enterprise.sector).map((key) => ({ key, clear: true, source: '云州市安全生产事故统计台账和执法系统' }))
    await step(c, c.cast.reviewer, 'confirm-extension', { checks })
    yield stage.on(146)
    await step(c, c.cast.approver, 'extend', {}, '有效期内未发生死亡事故，遵守安全生产法律法规，同意不再审查，延期三年。')
    yield stage.on(142)
    await step(c, c.cast.window, 'renew', { licence: licence.id })
  },
}
