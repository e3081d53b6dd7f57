import { sectorOf } from '../capabilities/licensing/sectors/index.ts'
import type { Answer, Answers, Field } from '../capabilities/licensing/sectors/sector.ts'
import { particulars } from './particulars.ts'
import { random } from './random.ts'
import type { Enterprise } from './types.ts'

/** What an enterprise writes into the form of its sector: from its own particulars where the form asks for them, plausible elsewhere. */
export function answersOf(e: Enterprise, day: string): Answers {
  const known = { ...general(e, day), ...trade(e) }
  const rand = random(`${e.key}/${day}`)
  const fill = (f: Field): Answer => {
    if (f.key in known) return known[f.key]!
    switch (f.type) {
      case 'rows': return [Object.fromEntries((f.columns ?? []).map((c) => [c.key, fill(c)]))]
      case 'choice': return f.options![0]!.value
      case 'yes-no': return false
      case 'number': return Math.max(f.min ?? 0, Math.min(f.max ?? 40, rand.int(3, 40)))
      case 'date': return day
      case 'phone': return e.contact.phone
      case 'citizen-id': return e.principal.citizenId
      case 'text': return f.example ?? e.principal.name
      case 'long-text': return '无'
    }
  }
  const fields = sectorOf(e.sector).form.sections.flatMap((s) => s.fields).filter((f) => !f.from)
  return Object.fromEntries(fields.map((f) => [f.key, fill(f)]))
}

function general(e: Enterprise, day: string): Answers {
  const p = particulars(e, day)
  const deputy = e.deputies[0] ?? e.principal
  const yuan = (fen: number) => Math.round(fen / 100)
  return {
    principalPhone: e.principal.phone, principalId: e.principal.citizenId, size: e.size, contact: e.contact.name, contactPhone: e.contact.phone, siteAddress: e.address, inPark: e.inPark,
    park: '云州化工园区', acceptedOn: p.acceptedOn, employees: e.employees, safetyDepartment: p.safetyDepartment, safetyStaff: p.safetyStaff, safetyEngineers: p.safetyEngineers,
    specialOperators: e.specialOperators.length, trained: p.trained, safetyDeputy: deputy.name, safetyDeputyPhone: deputy.phone, revenue: yuan(e.revenue), safetyCostDue: yuan(p.costDue),
    safetyCostSpent: yuan(p.costSpent), insured: p.insured, liabilityInsurance: true, assessor: p.assessor.name, assessorCode: p.assessor.creditCode, assessedOn: p.assessedOn,
    emergencyPlanNo: p.emergencyPlanNo, emergencyPlanOn: p.emergencyPlanOn, lastDrillOn: p.lastDrillOn, rescue: p.rescue, newTechnology: false, accidents: '近三年未发生生产安全死亡事故。',
  }
}

function trade(e: Enterprise): Answers {
  const { trade: own } = e
  if (own.kind !== 'hazardous-chemicals') return {}
  return {
    newPlant: own.newPlant, products: own.products.filter((p) => p.role !== 'material').map(({ name, cas, role, capacity, unit }) => ({ name: name.zh, cas: cas ?? '', role, capacity, unit })),
    storage: own.storage.map(({ name, kind, substance, quantity }) => ({ name, kind, substance, quantity })), keyProcesses: own.processes.length > 0,
    processes: own.processes.map(({ process, plant }) => ({ process, plant, control: true, reactionAssessed: true })), keyChemicals: true, toxic: false,
    hasMajorHazard: own.majorHazards.length > 0, majorHazards: own.majorHazards.map((m) => ({ ...m })),
  }
}
