import { systemClock } from '../kernel/clock.ts'
import { audit } from '../kernel/replay.ts'
import { atLeast, median, type Bench } from './support/figures.ts'
import { startInstallation } from './support/installation.ts'
import { townFolder } from './support/town.ts'

const rounds = 3

export const bench: Bench = {
  what: 'rebuild every table from the facts and compare it, on two connections',
  async measure(say) {
    const folder = await townFolder(say)
    const place = await startInstallation(folder.dir)
    const house = await place.open(systemClock)
    try {
      const seconds: number[] = []
      let facts = 0
      for (let i = 1; i <= rounds; i++) {
        const result = await audit(house)
        if (result.differences.length) throw new Error(`the tables differ from the facts: ${JSON.stringify(result.differences[0])}`)
        if (result.facts < 50_000) throw new Error(`only ${result.facts} facts were replayed`)
        facts = result.facts
        seconds.push(result.seconds)
        say(`round ${i} of ${rounds}: ${facts} facts, ${result.rows} rows, ${result.seconds.toFixed(1)} s`)
      }
      const typical = median(seconds)
      return [
        atLeast(8_000, { metric: 'facts_per_s', what: 'facts replayed and compared', value: facts / typical, unit: '/s' }),
        { metric: 'facts', what: 'facts', value: facts, unit: '', beside: '', ratio: null },
        { metric: 'seconds', what: 'one audit', value: typical, unit: 's', beside: '', ratio: null },
      ]
    } finally { await house.close(); await place.stop(); folder.remove() }
  },
}
