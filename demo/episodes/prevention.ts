import type { Episode } from '../episodes.ts'

const points = [
  { step: 'licensing/application/accept', post: 'acceptance', level: 'medium', risk: '索要清单以外的材料，或者拖延出具受理回执', measure: '清单公开，一次性告知；窗口录音录像，每月抽查十件' },
  { step: 'licensing/application/conclude-review', post: 'review', level: 'high', risk: '对关系企业放宽认定，或者反复退回拖延', measure: '亲属和原任职单位逐案比对；退回两次以上提交集体审议；每季度轮换承办行业' },
  { step: 'licensing/application/grant', post: 'decision', level: 'high', risk: '受请托降低许可条件作出准予决定', measure: '审查人与决定人分离，高风险案件集体审议并逐人留下理由' },
  { step: 'licensing/application/issue', post: 'issue', level: 'low', risk: '压证不发，借颁证要求企业另办手续', measure: '决定后十个工作日内颁发，超期亮灯并列出责任人' },
] as const

/** What tempts at which step, what is done against it, and a session at which a case was studied (M1.9). */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 170,
  async *play({ moves, on, day, who }) {
    const head = who('fangjianguo')
    yield on(170, 600)
    for (const point of points) await moves.act(head, 'integrity/risk-point/register', { ...point, department: 'emergency' })
    yield on(150, 1000)
    const attendees = ['linxiaoyun', 'tangwen', 'zhoumingyuan', 'hejing', 'shitao', 'gaozhiqiang', 'songlan'].map((account) => ({ id: who(account).id, name: who(account).name }))
    await moves.act(head, 'integrity/session/hold', {
      title: '一起借评审收受礼金案的剖析', kind: 'case-study', heldOn: day(150), summary: '剖析邻市一名审查人员借专家评审收受礼金的经过，对照本局四个风险点逐岗查找漏洞。', attendees, department: 'emergency',
    })
  },
}
