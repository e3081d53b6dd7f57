import { z } from 'zod'
import { basis, caseHead, day, due, text } from './input.ts'
import { drawWrit } from './layout.ts'
import { cite, longDate } from './words.ts'
import { acceptanceCopies, inTime } from './sentences.ts'

export const acceptanceInput = caseHead.extend({
  /** What is applied for, e.g. 危险化学品生产企业安全生产许可证（首次申请）. */
  matter: text,
  receivedOn: day,
  acceptedOn: day,
  /** Accepted by law because the authority stayed silent (许可法 §32 (1) 4). */
  deemed: z.boolean().default(false),
  basis,
  materials: z.array(z.object({ title: text, count: z.string(), form: z.enum(['electronic', 'paper']), receivedOn: day })).min(1),
  due,
  /** Other readings of the period, where the texts leave it open: shown beside the date that counts. */
  alternatives: z.array(z.object({ on: day, explanation: text })).default([]),
})
export type AcceptanceInput = z.input<typeof acceptanceInput>

/** 受理通知书: the sealed and dated receipt of 许可法 §32 (2). Returns a PDF; throws ZodError when the input is not whole. */
export async function drawAcceptance(input: AcceptanceInput): Promise<Uint8Array> {
  const w = acceptanceInput.parse(input)
  return drawWrit('acceptance', w, (writ) => {
    writ.addressee(w.addressee)
    writ.paragraph(opening(w))
    writ.paragraph(inTime)
    writ.part('一、办理期限')
    writ.doc.fields([
      ['案　　号', w.caseNumber],
      ['受理日期', longDate(w.acceptedOn)],
      ['应当办结日期', `${longDate(w.due.on)}${w.due.provisional ? '（暂定）' : ''}`],
      ['期限说明', w.due.explanation],
      ...w.alternatives.map((other) => ['另一种计算', `${longDate(other.on)}：${other.explanation}`] as const),
    ], { labelWidth: 96 })
    writ.part('二、收到的申请材料')
    writ.doc.table(
      [{ title: '序号', share: 1.1, align: 'centre' }, { title: '材料名称', share: 7 }, { title: '份数', share: 1.5, align: 'centre' },
        { title: '形式', share: 1.5, align: 'centre' }, { title: '收到日期', share: 2.9, align: 'centre' }],
      w.materials.map((m, i) => [`${i + 1}`, m.title, m.count, m.form === 'paper' ? '纸质' : '电子', longDate(m.receivedOn)]),
    )
  }, { copies: acceptanceCopies })
}

const opening = (w: z.output<typeof acceptanceInput>) => w.deemed
  ? `你单位于${longDate(w.receivedOn)}向本机关提出${w.matter}申请（案号：${w.caseNumber}）。本机关未在法定期限内告知需要补正的内容，`
    + `依据${cite(w.basis)}的规定，该申请自本机关收到申请材料之日即${longDate(w.acceptedOn)}起即为受理。`
  : `你单位于${longDate(w.receivedOn)}向本机关提出${w.matter}申请（案号：${w.caseNumber}）。经审查，申请事项属于本机关职权范围，`
    + `申请材料齐全，符合法定形式。依据${cite(w.basis)}的规定，本机关决定自${longDate(w.acceptedOn)}起予以受理。`
