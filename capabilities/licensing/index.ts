import { capability } from '../../kernel/capability.ts'
import { accept, deemAccepted } from './commands/accept.ts'
import { restartClock, stopClock } from './commands/clock.ts'
import { recountDeadlines } from './commands/recount.ts'
import { answer, complete, withdraw } from './commands/complete.ts'
import { correctOnTheSpot, declineNotCompetent, declineNotNeeded, sendCorrectionNotice } from './commands/counter.ts'
import { authorityOf } from './authority.ts'
import { annulGrant, grant, issue, refuse } from './commands/decide.ts'
import { deemRenewed } from './commands/deemed.ts'
import { confirmExtension, examine, extend } from './commands/extension.ts'
import { alter, renew, reprint } from './commands/reissue.ts'
import { expireLicence, fileLicenceWrit, fileWrit, sealLicence } from './commands/licence.ts'
import { answerMeasure } from './commands/licence/answer.ts'
import { announceBar } from './commands/licence/bar.ts'
import { annul, cancel, revoke, withdrawLicence } from './commands/licence/end.ts'
import { drop, propose } from './commands/licence/propose.ts'
import { noteSuspensionEnd, resume, suspend } from './commands/licence/suspend.ts'
import { takeOver } from './commands/licence/take-over.ts'
import { correctValidity } from './commands/licence/validity.ts'
import { fileObjection, rejectObjection, upholdObjection } from './commands/objection.ts'
import { assign, concludeReview, findFormal, findSubstantive, returnFindings, sendBack } from './commands/review.ts'
import { reassign } from './commands/reassign.ts'
import { submit } from './commands/submit.ts'
import { due } from './due.ts'
import * as facts from './facts.ts'
import { drawWrit } from './jobs.ts'
import { messages } from './messages.ts'
import * as procedures from './procedure.ts'
import { application, timeline } from './queries/case.ts'
import { renewalAlarms } from './queries/alarms.ts'
import { choices, pace, searchCases, searchLicences } from './queries/desk.ts'
import { draft, drafts } from './queries/drafts.ts'
import { drawing } from './queries/drawing.ts'
import { applications, licences, stages, tasks } from './queries/lists.ts'
import { objector } from './queries/objector.ts'
import { check, contacts, guide, guides, noticeById, notices, objectionById } from './queries/public.ts'
import { bars, licence } from './queries/licence.ts'
import { rounds } from './queries/rounds.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { writMaker } from './standing.ts'
import { words } from './words.ts'

export const licensing = capability({
  name: 'licensing',
  title: { zh: '行政许可', en: 'Licensing' },
  shape: 13,
  folder: import.meta.dirname,
  words,
  tables,
  publicViews: ['licensing_public_licence', 'licensing_public_notice', 'licensing_public_objection', 'licensing_public_kept', 'licensing_public_print'],
  facts: Object.values(facts).filter((f) => 'shown' in f),
  procedures: [procedures.application, procedures.objection, procedures.licence, procedures.bar],
  commands: [
    submit, correctOnTheSpot, sendCorrectionNotice, complete, declineNotNeeded, declineNotCompetent, accept, deemAccepted, assign, reassign, findFormal, findSubstantive,
    stopClock, restartClock, recountDeadlines, returnFindings, answer, concludeReview, sendBack, grant, refuse, issue, annulGrant, withdraw, fileWrit, fileObjection, upholdObjection,
    rejectObjection, sealLicence, expireLicence, propose, answerMeasure, drop, suspend, noteSuspensionEnd, resume, revoke, annul, withdrawLicence, cancel, correctValidity, announceBar,
    confirmExtension, extend, examine, renew, alter, reprint, deemRenewed, takeOver, fileLicenceWrit,
  ],
  queries: [
    application, timeline, rounds, applications, tasks, stages, licences, check, notices, noticeById, objectionById, guides, guide, contacts, drafts, draft,
    renewalAlarms, choices, pace, searchCases, searchLicences, objector, drawing, licence, bars,
  ],
  reactions,
  messages,
  due,
  jobs: [drawWrit],
  routes,
  // Who signs, by department, and what can be drawn: minutes and other papers of the authority are drawn elsewhere too.
  ready: (house) => void Object.assign(house.ports, { authorityName: (department: string) => authorityOf(department).name.zh, writMaker }),
})
