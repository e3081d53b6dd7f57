import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { authorityOf, setInstallation } from '../capabilities/licensing/authority.ts'
import { readAuthority } from './authority.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-authority-'))
after(() => rmSync(dir, { recursive: true, force: true }))
const file = (content: unknown) => {
  const path = join(dir, 'authority.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const name = { zh: '江宁市应急管理局', en: 'Jiangning Emergency Management Bureau' }
const housing = { id: 'housing', name: { zh: '江宁市住房和城乡建设局', en: 'Jiangning Housing Bureau' }, court: '江宁市人民法院', reviewBody: '江宁市人民政府' }

describe('the names of an authority', () => {
  test('are refused with a sentence for each mistake', () => {
    assert.throws(() => readAuthority(join(dir, 'nowhere.json')), /ANXU_AUTHORITY: .*nowhere\.json cannot be read/)
    assert.throws(() => readAuthority(file('{ "name": ')), /cannot be read as JSON/)
    assert.throws(() => readAuthority(file({ name, region: '3201', departments: [{ ...housing, name: { zh: '建' } }] })), (error: Error) => {
      assert.match(error.message, /region: must be six digits/)
      assert.match(error.message, /departments\.0\.name\.en/)
      return true
    })
    assert.throws(() => readAuthority(file({ name, region: '320100', departements: [] })), /departements/)
    assert.throws(() => readAuthority(file({ name, region: '320100', departments: [{ ...housing, email: 'tousu' }] })), /departments\.0\.email/)
  })

  test('stand on writs by department; one that is not named acts under the name of the installation', () => {
    setInstallation(readAuthority(file({ name, region: '320100', departments: [housing] })))
    assert.deepEqual(authorityOf('housing'), { name: housing.name, province: '苏', court: '江宁市人民法院', reviewBody: '江宁市人民政府' })
    assert.deepEqual(authorityOf('emergency'), { name, province: '苏', court: '有管辖权的人民法院', reviewBody: '本级人民政府' })
  })

  test('come with the channels by which a complaint arrives', () => {
    const channels = { phone: '025-00000000', email: 'tousu@jiangning.example', mailbox: '一楼大厅' }
    setInstallation(readAuthority(file({ name, region: '320100', departments: [{ ...housing, ...channels }] })))
    const { phone, email, mailbox } = authorityOf('housing')
    assert.deepEqual({ phone, email, mailbox }, channels)
  })

  test('that the first administrator enters stand for every department', () => {
    setInstallation({ name, region: '440300' })
    assert.deepEqual([authorityOf('housing').name, authorityOf('industry').province], [name, '粤'])
  })
})
