import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import type { Words } from '../../kernel/problem.ts'
import { compoundNames, inMemory, zipNames } from './containers.ts'
import type { Source } from './containers.ts'

export type Kind = 'pdf' | 'image' | 'sheet' | 'document' | 'drawing' | 'text'
export type Detected = { mime: string; ext: string; kind: Kind }

/** What may be uploaded. `ext` is the usual spelling of the extension. */
const formats: Record<string, Detected & { also?: string[] }> = {
  pdf: { ext: 'pdf', mime: 'application/pdf', kind: 'pdf' },
  jpg: { ext: 'jpg', mime: 'image/jpeg', kind: 'image', also: ['jpeg', 'jpe', 'jfif'] },
  png: { ext: 'png', mime: 'image/png', kind: 'image' },
  webp: { ext: 'webp', mime: 'image/webp', kind: 'image' },
  tif: { ext: 'tif', mime: 'image/tiff', kind: 'image', also: ['tiff'] },
  xlsx: { ext: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', kind: 'sheet' },
  xls: { ext: 'xls', mime: 'application/vnd.ms-excel', kind: 'sheet' },
  csv: { ext: 'csv', mime: 'text/csv', kind: 'sheet' },
  docx: { ext: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', kind: 'document' },
  doc: { ext: 'doc', mime: 'application/msword', kind: 'document' },
  ofd: { ext: 'ofd', mime: 'application/ofd', kind: 'document' },
  dwg: { ext: 'dwg', mime: 'image/vnd.dwg', kind: 'drawing' },
  dxf: { ext: 'dxf', mime: 'image/vnd.dxf', kind: 'drawing' },
  txt: { ext: 'txt', mime: 'text/plain', kind: 'text' },
}

export const accepted: Words = {
  zh: '可上传：PDF、OFD、图片（JPG、PNG、WebP、TIFF）、表格（XLSX、XLS、CSV）、文档（DOCX、DOC、TXT）、图纸（DWG、DXF）。',
  en: 'Accepted: PDF, OFD, pictures (JPG, PNG, WebP, TIFF), sheets (XLSX, XLS, CSV), documents (DOCX, DOC, TXT), drawings (DWG, DXF).',
}

/**
 * What a file is, told from its bytes and not from its name; the name's extension must agree. Give the whole file, or a Source that can
 * reach its end: office formats keep their directory there. A refusal says what was found and what is accepted.
 */
export async function detectKind(content: Uint8Array | Source, name: string): Promise<Detected | { problem: Words }> {
  const source = content instanceof Uint8Array ? inMemory(content) : content
  if (source.size === 0) return { problem: { zh: '文件是空的（0 字节），请重新选择文件。', en: 'The file is empty (0 bytes). Choose it again.' } }
  const claimed = claimedFormat(name)
  const found = await contentOf(source)
  const fits = claimed && (found === claimed.ext || (found === 'text' && (claimed.ext === 'txt' || claimed.ext === 'csv')))
  if (fits) return { mime: claimed.mime, ext: claimed.ext, kind: claimed.kind }
  return { problem: refusal(found, extension(name)) }
}

/** The same for a file on disk, of which only the parts that tell are read. */
export async function detectFileKind(path: string, name: string) {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = async (start: number, end: number) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(end, size) - start))
      return buffer.subarray(0, (await file.read(buffer, 0, buffer.length, start)).bytesRead)
    }
    return await detectKind({ size, read }, name)
  } finally {
    await file.close()
  }
}

const extension = (name: string) => extname(name.trim()).slice(1).toLowerCase()
const claimedFormat = (name: string) =>
  Object.values(formats).find((format) => format.ext === extension(name) || format.also?.includes(extension(name)))

/** The content's format: one of ours, `text`, another that is known by its extension, or one of the words in `others`. */
async function contentOf(source: Source): Promise<string> {
  const head = await source.read(0, 2 ** 16)
  const start = head.toString('latin1', 0, 4096)
  if (start.startsWith('PK')) return archiveContent(await zipNames(source))
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundContent(await compoundNames(source))
  if (isDxf(start)) return 'dxf'
  const type = (await fileTypeFromBuffer(head))?.ext
  if (type && type in same) return same[type]!
  if (type && type in formats) return type
  // Plain text may begin with the two or three letters by which another format is known.
  return isText(head) ? textContent(start) : type ?? 'unknown'
}

const same: Record<string, string> = { apng: 'png', heif: 'heic' }

function archiveContent(names: string[]) {
  const has = (name: string) => names.includes(name)
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return 'macros'
  if (has('word/document.xml')) return 'docx'
  if (has('xl/workbook.xml')) return 'xlsx'
  if (has('OFD.xml')) return 'ofd'
  return names.some((name) => name.startsWith('ppt/')) ? 'pptx' : 'zip'
}

function compoundContent(names: string[]) {
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name))
  if (has('EncryptedPackage')) return 'password'
  if (has('Macros', '_VBA_PROJECT_CUR')) return 'macros'
  if (has('WordDocument')) return 'doc'
  if (has('Workbook', 'Book')) return 'xls'
  return has('PowerPoint Document') ? 'ppt' : 'unknown'
}

/** A DXF is lines in pairs, code and value; before the first section there may be comments (999). */
function isDxf(start: string) {
  if (start.startsWith('AutoCAD Binary DXF')) return true
  const lines = start.split('\n', 200).map((line) => line.trim())
  let at = 0
  while (lines[at] === '999') at += 2
  return lines[at] === '0' && lines[at + 1] === 'SECTION'
}

const textContent = (start: string) => {
  if (/^\s*(<!doctype html|<html|<script)/i.test(start)) return 'html'
  if (start.startsWith('{\\rtf')) return 'rtf'
  return start.startsWith('%PDF-') ? 'pdf' : 'text'
}

/** Text in UTF-8, UTF-16 with its mark, or GB 18030, without control characters. */
function isText(head: Buffer) {
  const marked = { feff: 'utf-16be', fffe: 'utf-16le' }[head.toString('hex', 0, 2)]
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      // oxlint-disable-next-line no-control-regex
      return !/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/.test(new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true }))
    } catch {
      // Not in this encoding.
    }
  }
  return false
}

const others: Record<string, Words> = {
  exe: { zh: '可执行程序（EXE）', en: 'a program (EXE)' },
  elf: { zh: '可执行程序', en: 'a program' },
  macho: { zh: '可执行程序', en: 'a program' },
  zip: { zh: '压缩包（ZIP）', en: 'an archive (ZIP)' },
  rar: { zh: '压缩包（RAR）', en: 'an archive (RAR)' },
  '7z': { zh: '压缩包（7Z）', en: 'an archive (7Z)' },
  text: { zh: '纯文本', en: 'plain text' },
  html: { zh: '网页（HTML）', en: 'a web page (HTML)' },
  unknown: { zh: '无法识别的格式，可能已损坏', en: 'of no known format, perhaps damaged' },
}

const advice: Record<string, Words> = {
  heic: {
    zh: '文件是 HEIC 照片，多数电脑不能打开。请在手机“设置—相机—格式”选“兼容性最佳”后重拍，或转存为 JPG 再上传。',
    en: 'The file is a HEIC photo, which most computers cannot open. Set the camera format to “Most Compatible”, or save it as JPG.',
  },
  macros: {
    zh: '文件含有宏程序，不能接收。请另存为不含宏的 DOCX、XLSX 或 PDF 后再上传。',
    en: 'The file contains macros and cannot be taken. Save it as DOCX, XLSX or PDF without macros, then upload again.',
  },
  password: {
    zh: '文件设有打开密码，审查人员无法查看。请取消密码后再上传。',
    en: 'The file is protected by a password and cannot be reviewed. Remove the password, then upload again.',
  },
}

function refusal(found: string, ext: string): Words {
  if (advice[found]) return advice[found]
  const what = others[found] ?? { zh: ` ${found.toUpperCase()} 文件`, en: `a ${found.toUpperCase()} file` }
  const named = ext === '' ? { zh: '文件名没有扩展名', en: 'The name has no extension' } : { zh: `文件名以 .${ext} 结尾`, en: `The name ends in .${ext}` }
  return {
    zh: `${named.zh}，内容是${what.zh}。${accepted.zh}扩展名须与内容一致。`,
    en: `${named.en}, the content is ${what.en}. ${accepted.en} The extension must agree with the content.`,
  }
}
