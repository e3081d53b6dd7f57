import type { Guard, Rule } from '../../../kernel/command.ts'
import { requiredMaterials } from '../form.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers } from '../sectors/sector.ts'
import type { CaseRow } from '../commands/case.ts'

type WithMaterial = Pick<CaseRow, 'sector' | 'kind' | 'answers' | 'documents'>

/** 许可法 §32: accepted is what is complete and in the statutory form. */
export const materialIsComplete: Guard<WithMaterial> = {
  code: 'material-missing', clause: '许可法-32',
  broken: (row) => {
    const missing = requiredMaterials(sectorOf(row.sector, row.kind), row.answers as Answers).filter((m) => !row.documents[m.key]?.length)
    return missing.length > 0 && {
      zh: `还缺 ${missing.length} 份材料：${missing.map((m) => m.title.zh).join('、')}`,
      en: `${missing.length} documents are missing: ${missing.map((m) => m.title.en).join('; ')}`,
    }
  },
}

/** What a notice asked for must have been answered before acceptance. */
export const noticeIsAnswered: Guard<{ items: { key: string; cured: boolean }[] }> = {
  code: 'notice-unanswered', clause: '许可法-32',
  broken: (row) => row.items.some((i) => !i.cured) && {
    zh: '补正通知中仍有事项未补正', en: 'Items of the correction notice have not been answered',
  },
}

/** One notice says everything: a later one may repeat what was not cured or concern what is new, never add to unchanged material (许可法 §32). */
export const noticeIsOneTime: Rule<Pick<CaseRow, 'round' | 'changed'> & { items: { key: string; cured: boolean }[] }, { items: { key: string }[] }> = {
  code: 'one-time-notice', clause: '许可法-32',
  broken: (row, input) => {
    if (row.items.length === 0) return false
    const asked = new Set(row.items.filter((i) => !i.cured).map((i) => i.key))
    const late = input.items.filter((i) => !asked.has(i.key) && !row.changed.includes(i.key))
    return late.length > 0 && {
      zh: `补正内容应当一次性告知：「${late.map((i) => i.key).join('、')}」在上次通知后没有变动，不能再新增补正要求`,
      en: `Everything must be asked for at once: ${late.map((i) => i.key).join(', ')} has not changed since the last notice`,
    }
  },
}

/** A notice names what exists: documents of the sector's list, or fields of its form. */
export const itemsExist: Rule<Pick<CaseRow, 'sector' | 'kind'>, { items: { key: string; kind: string }[] }> = {
  code: 'unknown-item', clause: '许可法-32',
  broken: (row, input) => {
    const sector = sectorOf(row.sector, row.kind)
    const known = { material: new Set(sector.materials.map((m) => m.key)), field: new Set(sector.form.sections.flatMap((s) => s.fields.map((f) => f.key))) }
    const strange = input.items.filter((i) => !known[i.kind as 'material' | 'field']?.has(i.key))
    return strange.length > 0 && { zh: `没有这些材料或栏目：${strange.map((i) => i.key).join('、')}`, en: `There is no such document or field: ${strange.map((i) => i.key).join(', ')}` }
  },
}
