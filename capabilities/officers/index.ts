import { capability } from '../../kernel/capability.ts'
import { attachAccount, detachAccount } from './commands/accounts.ts'
import { assess, closeAssessment, countComplaint, openAssessment } from './commands/assessment.ts'
import { enter, takeOver } from './commands/enter.ts'
import { noteQualificationEnding, noteQualificationLapsed, noteStayEnding, noteStayOver } from './commands/notes.ts'
import { comeBack, correct, leave } from './commands/person.ts'
import { postOfficer, rotate } from './commands/posting.ts'
import { grantQualification } from './commands/qualification.ts'
import { lift, putInForce } from './commands/regime.ts'
import { restoreQualification, suspendQualification } from './commands/suspension.ts'
import { cancelTraining, correctMarks, holdTraining, planTraining } from './commands/training.ts'
import * as facts from './facts.ts'
import { due, followUps, handOn } from './follow-up.ts'
import { qualified } from './gates.ts'
import { messages } from './messages.ts'
import * as procedures from './procedure.ts'
import { assessment, assessments } from './queries/assessments.ts'
import { freeAccounts, mine, regime, rotation, soon } from './queries/desk.ts'
import { figuresQuery, one, reveal, timeline } from './queries/officer.ts'
import { accountNamed, officerWith } from './known.ts'
import { lacks } from './queries/lacks.ts'
import { list } from './queries/register.ts'
import { training, trainings } from './queries/trainings.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

const isKind = (k: unknown): k is typeof facts.OfficerEntered => typeof k === 'object' && k !== null && 'shown' in k

export const officers = capability({
  name: 'officers',
  title: { zh: '审批人员', en: 'Approval staff' },
  shape: 4,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts).filter(isKind),
  procedures: Object.values(procedures),
  commands: [
    enter, takeOver, correct, attachAccount, detachAccount, leave, comeBack, postOfficer, rotate, noteStayEnding, noteStayOver,
    grantQualification, suspendQualification, restoreQualification, noteQualificationEnding, noteQualificationLapsed, countComplaint, assess,
    planTraining, holdTraining, correctMarks, cancelTraining, openAssessment, closeAssessment, putInForce, lift,
  ],
  queries: [list, one, figuresQuery, timeline, reveal, mine, rotation, soon, regime, freeAccounts, trainings, training, assessments, assessment, lacks],
  gates: [qualified],
  reactions: (all) => [...reactions, ...followUps, handOn(all)],
  due,
  messages,
  ready: (house) => {
    house.ports['officerAccount'] = (account: string) => accountNamed(house, account)
    house.ports['officerWithCitizenId'] = (citizenId: string) => officerWith(house, citizenId)
  },
})
