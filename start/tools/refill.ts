import { refill } from '../../capabilities/transparency/refill.ts'
import { withHouse } from '../reach.ts'
import { openMirrorOf } from '../sealing.ts'
import { showProgress, type Tool } from './tool.ts'

export const tool: Tool = {
  name: 'refill',
  usage: `refill           after a restore from an older backup: puts back the facts and other records that followed, from the mirror of the sealed
                 record (docs/record.md); the server must be stopped, and its next start rebuilds the tables`,
  run: (settings) => withHouse(settings, async (house) => {
    const result = await refill(house, await openMirrorOf(house, settings), (done, total) => showProgress(`${done} of ${total} entries`))
    showProgress('')
    console.log(`The log had ${result.before} entries and has ${result.after}; ${result.facts} facts came back.`)
    if (result.lost) console.log(`${result.lost} entries speak of values in the vault from after the backup: those are lost, and the audit names them.`)
    return 0
  }),
}
