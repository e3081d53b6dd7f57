import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../../kernel/command.ts'
import { MeasureAnswered } from '../../facts.ts'
import { licence } from '../../procedure.ts'
import { proposalStands } from '../../rules/licence.ts'
import type { FileRef, Licensing } from '../../schema/tables.ts'
import { ofCase, placeOf } from '../case.ts'
import { licenceInput, lockLicence, onLicence, theLicence, which, type LicenceRow } from './row.ts'

type Row = LicenceRow & { uploaded: FileRef[] }
const input = licenceInput.extend({ text: z.string().trim().min(2).max(5000), files: z.array(z.uuid()).max(20).default([]) })

/** Files that the holder uploaded under the licence's id. */
const withFiles = (t: Kysely<Licensing>, i: { id: string; files: string[] }) => theLicence(t, i).select(sql<FileRef[]>`coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size::int, 'sha256', f.sha256, 'mime', f.mime) order by f.uploaded_at)
  from file f where f.owner = ${i.id} and f.enterprise_id = licensing_licence.enterprise_id and f.id = any(${i.files}::uuid[])), '[]')`.as('uploaded'))

const inTime: Guard<LicenceRow> = {
  code: 'answered-late', clause: '处罚法-44',
  broken: (row, _input, { day }) => !!row.proposal?.answer && day > row.proposal.answer.on && {
    zh: `陈述申辩的期限已于 ${row.proposal.answer.on} 届满`, en: `The time to answer ended on ${row.proposal.answer.on}`,
  },
}
const filesAreHere: Rule<Row, z.output<typeof input>> = {
  code: 'file-missing', clause: '处罚法-45',
  broken: (row, i) => row.uploaded.length < new Set(i.files).size && {
    zh: '有文件没有上传成功，请重新上传', en: 'A file has not arrived; upload it again', fields: [{ pointer: '/files', zh: '请重新上传', en: 'Upload it again' }],
  },
}

/** 处罚法 §45: the holder answers what is intended, with evidence; it may do so more than once within its time. */
export const answerMeasure = command<Licensing>()({
  does: licence.step('answer'),
  input,
  locks: lockLicence,
  find: withFiles,
  guards: [proposalStands, inTime],
  rules: [filesAreHere],
  draw: ({ uuid }) => ({ answer: uuid() }),
  fact: MeasureAnswered,
  record: (row, i, drawn) => ({ ...ofCase(row), body: { ...which(row), answer: drawn.answer, proposal: row.proposal!.id, measure: row.proposal!.measure, text: i.text, files: row.uploaded } }),
  // The stamp on the licence tells whoever is about to decide that something came in.
  write: (t, f) => [
    onLicence(t, f).set({ state: f.to! }),
    t.insertInto('licensing_answer').values({
      id: f.body.answer, licence_id: f.subject, proposal_id: f.body.proposal, text: f.body.text, files: JSON.stringify(f.body.files), by_name: f.actor.name,
      answered_at: new Date(f.recordedAt), ...placeOf(f),
    }),
  ],
})
