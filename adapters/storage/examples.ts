import { crc32 } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import writeExcel from 'write-excel-file/node'

/** Small true files of every kind, for tests: written by libraries where there is one, by hand where there is none. */
export async function examples(): Promise<Record<string, Buffer>> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return {
    'plan.pdf': Buffer.from(await pdf.save()),
    'photo.jpg': jpeg, 'photo.JPEG': jpeg, 'photo.png': png, 'photo.webp': webp, 'scan.tif': tiff, 'scan.tiff': tiff,
    'roster.xlsx': await writeExcel([[{ value: '姓名' }, { value: '证书编号' }]]).toBuffer(),
    'roster.xls': compound('Workbook', '\u0005SummaryInformation'),
    'roster.csv': Buffer.from('\ufeff姓名,证书编号\r\n张三,T110101199003070011\r\n'),
    'rules.docx': zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }),
    'rules.doc': compound('Data', '1Table', 'CompObj', 'ObjectPool', 'WordDocument'),
    'licence.ofd': zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<ofd:Document/>' }),
    'site.dxf': Buffer.from('999\r\nsite\r\n  0\r\nSECTION\r\n  2\r\nHEADER\r\n'),
    'site2.dxf': Buffer.from('AutoCAD Binary DXF\r\n\x1a\0\0\0SECTION', 'latin1'),
    'site.dwg': Buffer.concat([Buffer.from('AC1032'), Buffer.alloc(200)]),
    'notes.txt': Buffer.from('安全生产责任制'),
    'notes-gb18030.txt': Buffer.from('b0b2c8abc9fab2fa', 'hex'),
    'notes-utf16.txt': Buffer.from('\ufeff安全生产', 'utf16le'),
  }
}

export const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(120)])
export const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1')

/** A ZIP archive whose entries are stored as they are. */
export function zip(entries: Record<string, string>) {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(path.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\x03\x04'), common, path, data)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, path)
    offset += 30 + path.length + data.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(entries).length, 4)
  end.writeUInt16LE(Object.keys(entries).length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end])
}

/** A compound file (MS-CFB): header, one allocation table, then the directory in sectors of four entries, placed last to first. */
export function compound(...names: string[]) {
  const entries = ['Root Entry', ...names].map(directoryEntry)
  const sectors = Array.from({ length: Math.ceil(entries.length / 4) }, (_, i) => pad(Buffer.concat(entries.slice(i * 4, i * 4 + 4)), 512))
  const header = Buffer.alloc(512, 0xff)
  header.fill(0, 0, 76)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(sectors.length, 48)
  header.writeUInt32LE(0xffff_fffe, 68)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  for (let i = sectors.length; i > 0; i--) table.writeUInt32LE(i > 1 ? i - 1 : 0xffff_fffe, i * 4)
  return Buffer.concat([header, table, ...sectors.toReversed()])
}

function directoryEntry(name: string) {
  const entry = Buffer.alloc(128)
  entry.write(name, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  return entry
}

const pad = (bytes: Buffer, length: number) => Buffer.concat([bytes, Buffer.alloc(length - bytes.length)])

const tiff = Buffer.from('49492a0008000000010000010300010000000100000000000000', 'hex')
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4AWL6z8DwHwAAAP//A3ONEwAAAAZJREFUAwAFCgIByRpMngAAAABJRU' +
  '5ErkJggg==', 'base64')
const jpeg = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI//////////////////////////////////////////' +
  '//////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAB' +
  'AAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xA' +
  'AUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQA1j/2Q==', 'base64')
const webp = Buffer.from('UklGRjQAAABXRUJQVlA4ICgAAACQAQCdASoBAAEAB0CWJaACdLoAA5gA/uUK+Cepco/+N48CvJdjoAAA', 'base64')
