import { system } from '../../kernel/access.ts'
import type { Episode } from '../episodes.ts'

/** A complaint about the counter, investigated by one person and answered by another. On the portal it is found by its number and this code. */
export const code = 'YZ7K4M2Q9P'

export const episode: Episode = {
  needs: 'nobody', daysLeft: 75,
  async *play({ moves, on, who }) {
    const { subject: id } = await moves.act(system('complaint-desk'), 'integrity/complaint/file', {
      channel: 'portal', about: '政务服务窗口要求补交清单以外的材料', text: '我去窗口递交材料时，被要求再交一份清单上没有的承诺书，来回跑了两趟，希望核实。', name: '经办人', contact: '15400008888', code,
      region: '980100', department: 'emergency',
    })
    yield on(72)
    await moves.act(who('fangjianguo'), 'integrity/complaint/accept', { id, officer: null, investigator: who('luoyong').id })
    yield on(60)
    await moves.act(who('luoyong'), 'integrity/complaint/report', { id }, '调取窗口录像并询问当事人：确有要求提交清单外承诺书一份，系误用旧版清单。')
    yield on(55)
    await moves.act(who('yejianing'), 'integrity/complaint/uphold', { id }, '投诉属实。窗口误用旧版材料清单，已当面致歉、收回旧清单并在全窗口通报；清单外材料一律不再收取。')
  },
}
