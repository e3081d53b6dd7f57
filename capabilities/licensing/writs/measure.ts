import { z } from 'zod'
import { basis, caseHead, day, remedies, text } from './input.ts'
import { drawWrit, type Writ } from './layout.ts'
import type { WritKind } from './kinds.ts'
import { cite, longDate, remedySentence } from './words.ts'

/** What every decision on a licence says: which licence, what was found, when the holder was told of it, on what it rests, how it can be fought. */
export const measureInput = caseHead.extend({
  licence: z.object({ number: text, name: text, creditCode: text, scope: text, validFrom: day, validUntil: day }),
  /** The ground of the law, in its words, and what was found in this case. */
  ground: text,
  finding: text,
  /** When the holder was told of what was intended (处罚法 §44), where it had to be. */
  told: day.nullable(),
  hearing: z.boolean().default(false),
  /** How what the holder answered was weighed; `null`: no answer came in its time. */
  heard: text.nullable().default(null),
  basis,
  remedies,
})
export type Measured = z.output<typeof measureInput>

/** Until when the enterprise is barred from applying again. */
export const barred = z.object({ until: day, clause: text }).nullable().default(null)
export const barSentence = (bar: z.output<typeof barred>) => (bar ? `依据${bar.clause}的规定，你单位在${longDate(bar.until)}前（含当日）不得再次申请该行政许可。` : '')

/** Draws a decision on a licence: the licence, the facts, the notice before it, the decision in `decided`, the remedies. */
export const drawMeasure = (kind: WritKind, w: Measured, decided: (writ: Writ) => void): Promise<Uint8Array> => drawWrit(kind, w, (writ) => {
  writ.addressee(w.addressee)
  writ.doc.fields([
    ['安全生产许可证', `${w.licence.number}（信用代码 ${w.licence.creditCode}）`], ['许可范围', w.licence.scope],
    ['有　效　期', `${longDate(w.licence.validFrom)}至${longDate(w.licence.validUntil)}`],
  ], { labelWidth: 96, size: 10.5 })
  writ.part('一、事实和告知')
  writ.paragraph(`经查，你单位上述许可证存在下列情形：${w.ground}。${ended(w.finding)}${notice(w)}`)
  writ.part('二、决定')
  decided(writ)
  writ.part('三、救济途径')
  writ.paragraph(remedySentence(w.remedies))
})

/** 处罚法 §44–45: what the holder was told, and how it was heard. */
const notice = ({ told, hearing, heard }: Measured) => (told
  ? `本机关已于${longDate(told)}告知你单位拟作出的决定及其事实、理由、依据，以及陈述、申辩${hearing ? '和要求听证' : ''}的权利。`
    + (heard ? `你单位提出了陈述、申辩，本机关进行了复核：${ended(heard)}` : '你单位在规定期限内没有提出陈述、申辩。')
  : '')
const ended = (sentence: string) => (/[。！？]$/u.test(sentence) ? sentence : `${sentence}。`)
export const resting = (w: Measured) => `综上，依据${cite(w.basis)}的规定，本机关决定`
