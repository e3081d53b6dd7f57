import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claim } from './claim.ts'

const here = new URL('./claim.ts', import.meta.url).href
const holderProgram = `import { claim } from ${JSON.stringify(here)}
  console.log(JSON.stringify(await claim(process.argv[1], 'case')))
  setInterval(() => {}, 60_000)`

async function otherProcess(folder: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holderProgram, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data') as [Buffer]
  return { child, answer: JSON.parse(line.toString()) as { holder?: number } }
}

describe('a claim', () => {
  test('is refused while another process lives that holds it, and free once that process was killed', async (t) => {
    const folder = await scratch(t)
    const { child, answer } = await otherProcess(folder)
    assert.deepEqual(answer, {})
    assert.deepEqual(await claim(folder, 'case'), { holder: child.pid })

    child.kill('SIGKILL')
    await once(child, 'exit')
    const mine = await claim(folder, 'case')
    assert.ok('release' in mine)
    assert.equal((await readdir(folder)).length, 1, 'the dead claim is swept')
  })

  test('is refused to a second taker in the same process until it is released', async (t) => {
    const folder = await scratch(t)
    const first = await claim(folder, 'case')
    assert.ok('release' in first)
    assert.deepEqual(await claim(folder, 'case'), { holder: process.pid })
    await first.release()
    assert.ok('release' in await claim(folder, 'case'))
  })

  test('does not believe a file of an earlier life of a pid that runs again', { skip: process.platform !== 'linux' }, async (t) => {
    const folder = await scratch(t)
    await writeFile(join(folder, `case.${process.pid}-beforeboot1-abcd`), '')
    assert.ok('release' in await claim(folder, 'case'))
  })

  test('is never held twice, however many try at once', async (t) => {
    const folder = await scratch(t)
    const all = await Promise.all(Array.from({ length: 40 }, () => claim(folder, 'case')))
    assert.ok(all.filter((one) => 'release' in one).length <= 1)
  })

  test('on one thing leaves others free', async (t) => {
    const folder = await scratch(t)
    await claim(folder, 'case')
    assert.ok('release' in await claim(folder, 'case.2'))
    assert.ok('release' in await claim(folder, 'cas'))
  })
})

async function scratch(t: { after(f: () => Promise<void>): void }) {
  const folder = await mkdtemp(join(tmpdir(), 'anxu-claim-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
