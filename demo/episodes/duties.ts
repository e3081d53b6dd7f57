import { shippedDuties } from '../../capabilities/oversight/duties.ts'
import type { Episode } from '../episodes.ts'

const persons: Record<string, string> = {
  accept: 'linxiaoyun', issue: 'linxiaoyun', renew: 'linxiaoyun', alter: 'linxiaoyun', reprint: 'linxiaoyun', grant: 'gaozhiqiang', refuse: 'gaozhiqiang', extend: 'gaozhiqiang',
}

/** The list of who answers for which step (责任清单), set by the head: cases accepted since keep it. */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 90,
  async *play({ moves, on, day, who }) {
    yield on(88)
    const duties = shippedDuties.map(({ step, text }) => ({ step, text, person: who(persons[step] ?? 'zhoumingyuan').id, leader: who(persons[step] === 'gaozhiqiang' ? 'fangjianguo' : 'songlan').id }))
    await moves.act(who('fangjianguo'), 'oversight/duty-list/set', { department: 'emergency', region: '980100', from: day(80), duties }, '明确各环节责任人')
  },
}
