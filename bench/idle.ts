import { atMost, median, type Bench } from './support/figures.ts'
import { temporaryFolder } from './support/installation.ts'
import { residentMb, startProduct } from './support/product.ts'
import { pagesAreBuilt } from '../start/pages.ts'

const laterStarts = 3
const settling = 60_000

export const bench: Bench = {
  what: 'start the product as a user does, with its demonstration, and leave it alone',
  notes: ['The pages had been built. Memory is that of the server’s process, without PostgreSQL.'],
  async measure(say) {
    await pagesAreBuilt(say)
    const { dir, remove } = temporaryFolder()
    try {
      const first = await startProduct(dir)
      say(`first start: ${first.seconds.toFixed(1)} s`)
      await first.stop()
      const seconds: number[] = []
      let resident = 0
      for (let i = 1; i <= laterStarts; i++) {
        const product = await startProduct(dir)
        seconds.push(product.seconds)
        say(`start ${i + 1}: ${product.seconds.toFixed(1)} s`)
        if (i === laterStarts) { await new Promise((resolve) => { setTimeout(resolve, settling) }); resident = residentMb(product.pid) }
        await product.stop()
      }
      return [
        atMost(60, { metric: 'first_start_s', what: 'ready on the first start', value: first.seconds, unit: 's' }),
        atMost(5, { metric: 'start_s', what: 'ready on a later start', value: median(seconds), unit: 's' }),
        atMost(350, { metric: 'rss_mb', what: 'resident after an idle minute', value: resident, unit: 'MB' }),
      ]
    } finally { remove() }
  },
}
