import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compound, examples, heic, program, zip } from './examples.ts'
import { detectFileKind, detectKind } from './kinds.ts'

const files = await examples()

describe('a file is refused with what was found and what is accepted', () => {
  test('when it is empty', async () => {
    assert.match((await refusal(Buffer.alloc(0), 'plan.pdf')).zh, /空的/)
  })

  test('when it is a program that is named as a document', async () => {
    const words = await refusal(program, '安全评价报告.pdf')
    assert.match(words.zh, /文件名以 \.pdf 结尾，内容是可执行程序（EXE）。可上传：PDF/)
    assert.match(words.en, /ends in \.pdf, the content is a program \(EXE\)\. Accepted: PDF/)
  })

  test('when the name tells another kind than the content', async () => {
    assert.match((await refusal(files['photo.png']!, 'photo.jpg')).zh, /\.jpg 结尾，内容是 PNG 文件/)
    assert.match((await refusal(files['plan.pdf']!, 'plan.txt')).zh, /内容是 PDF 文件/)
    assert.match((await refusal(files['rules.docx']!, 'rules.xlsx')).zh, /内容是 DOCX 文件/)
    assert.match((await refusal(files['rules.doc']!, 'rules.xls')).zh, /内容是 DOC 文件/)
    assert.match((await refusal(files['notes.txt']!, 'notes.pdf')).zh, /内容是纯文本/)
  })

  test('when it is an archive, a web page, a presentation or nothing that is known', async () => {
    assert.match((await refusal(zip({ 'a.txt': 'a' }), 'all.zip')).zh, /压缩包（ZIP）/)
    assert.match((await refusal(zip({ 'a.txt': 'a' }), 'all.docx')).zh, /压缩包（ZIP）/)
    assert.match((await refusal(zip({ 'ppt/presentation.xml': '' }), 'a.pptx')).zh, /PPTX/)
    assert.match((await refusal(Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'notes.txt')).zh, /网页/)
    assert.match((await refusal(Buffer.from([1, 2, 3, 0, 255, 254]), 'notes.txt')).zh, /无法识别/)
    assert.match((await refusal(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3)]), 'a.doc')).zh, /无法识别/)
  })

  test('when the name has no extension', async () => {
    assert.match((await refusal(files['plan.pdf']!, 'plan')).zh, /没有扩展名/)
  })

  test('when it holds macros, is locked by a password, or is a HEIC photo: with what to do instead', async () => {
    assert.match((await refusal(zip({ 'word/document.xml': '', 'word/vbaProject.bin': '' }), 'a.docx')).zh, /宏程序.*另存为/)
    assert.match((await refusal(compound('Workbook', '_VBA_PROJECT_CUR'), 'a.xls')).zh, /宏程序/)
    assert.match((await refusal(compound('EncryptionInfo', 'EncryptedPackage'), 'a.xlsx')).zh, /密码/)
    assert.match((await refusal(heic, 'IMG_0001.HEIC')).zh, /JPG/)
  })
})

describe('a file is taken for what its bytes are', () => {
  for (const [name, bytes] of Object.entries(files)) {
    test(name, async (t) => {
      const found = await detectKind(bytes, name)
      assert.ok('kind' in found, JSON.stringify(found))
      const dir = await mkdtemp(join(tmpdir(), 'anxu-kinds-'))
      t.after(() => rm(dir, { recursive: true, force: true }))
      await writeFile(join(dir, 'upload'), bytes)
      assert.deepEqual(await detectFileKind(join(dir, 'upload'), name), found)
    })
  }

  test('with type, usual extension and kind', async () => {
    assert.deepEqual(await detectKind(files['photo.JPEG']!, '现场照片.JPEG'), { mime: 'image/jpeg', ext: 'jpg', kind: 'image' })
    assert.deepEqual(await detectKind(files['licence.ofd']!, '营业执照.ofd'), { mime: 'application/ofd', ext: 'ofd', kind: 'document' })
  })

  test('also when only the head of an office file is at hand', async () => {
    const whole = zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '', 'xl/media/big.bin': 'x'.repeat(100_000) })
    assert.deepEqual(await detectKind(whole.subarray(0, 4096), 'a.xlsx'), await detectKind(whole, 'a.xlsx'))
  })

  test('also when a long text begins like another format or ends within a letter', async () => {
    assert.ok('kind' in await detectKind(Buffer.from('BM 编码清单\n'.repeat(10_000)), 'list.txt'))
    assert.ok('kind' in await detectKind(Buffer.from('安'.repeat(40_000)), 'list.csv'))
  })
})

async function refusal(bytes: Buffer, name: string) {
  const found = await detectKind(bytes, name)
  assert.ok('problem' in found, `${name} was taken`)
  return found.problem
}
