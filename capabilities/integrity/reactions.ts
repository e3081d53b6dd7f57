import type { Capability } from '../../kernel/capability.ts'
import { commandName } from '../../kernel/command.ts'
import { afterwards, type Reaction } from '../../kernel/reaction.ts'
import { RecusalUpheld } from './facts.ts'
import { knows } from './knows.ts'
import { weighing } from './ties.ts'

/** Whoever is recused hands the case on: licensing is asked to give it to the successor, with everything that stands in it. */
const handOn = (all: readonly Capability[]) => {
  const reassign = all.flatMap((c) => c.commands ?? []).find((c) => commandName(c) === 'licensing/application/reassign')!
  return afterwards(RecusalUpheld, 'recusal', async (work, f) => {
    const { application, successor } = f.body
    if (successor) await work.perform(reassign, { id: application, officer: successor.id, name: successor.name }, { causedBy: f.id, reason: f.reason ?? '' })
  })
}

export const reactions = (all: readonly Capability[]): readonly Reaction[] => [...knows, ...weighing, handOn(all)]
