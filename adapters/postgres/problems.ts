import { Problem } from '../../kernel/problem.ts'

const problem = (code: string, zh: string, en: string, doZh: string, doEn: string) =>
  new Problem({ code: `postgres/${code}`, status: 503, title: { zh, en }, detail: { zh: doZh, en: doEn } })

export const folderInUse = (dir: string, pid: number) => problem('folder-in-use',
  `数据文件夹 ${dir} 正被另一个进程（${pid}）使用`, `The data folder ${dir} is in use by another process (${pid})`,
  '请先停止该进程（在它的窗口按 Ctrl-C），或为本次启动另选一个数据文件夹。',
  'Stop that process first (Ctrl-C in its window), or choose another data folder for this start.')

export const folderUnusable = (dir: string, cause: string) => problem('folder-unusable',
  `不能在数据文件夹 ${dir} 中写入（${cause}）`, `The data folder ${dir} cannot be written (${cause})`,
  '请检查该路径是否为文件夹、当前用户是否有写入权限，或另选一个数据文件夹。',
  'Check that the path is a folder and that this user may write there, or choose another data folder.')

export const diskFull = (dir: string) => problem('disk-full',
  `数据文件夹 ${dir} 所在磁盘已满`, `The disk of the data folder ${dir} is full`,
  '请清理磁盘（首次启动至少需要 300 MB），然后重新启动；已有数据不受影响。',
  'Free some space (a first start needs 300 MB), then start again; existing data is not affected.')

export const otherMajor = (dir: string, found: string, ours: number) => problem('other-major',
  `数据文件夹 ${dir} 由 PostgreSQL ${found} 建立，本程序自带的是 ${ours}`,
  `The data folder ${dir} was made by PostgreSQL ${found}; this program brings ${ours}`,
  '请用原版本的程序启动并导出数据，或恢复与本版本相符的备份；数据没有被改动。',
  'Start it with the program version that made it and export the data, or restore a backup of this version; nothing was changed.')

export const portOccupied = (port: number) => problem('port-occupied',
  `端口 ${port} 不可用（已被其他程序占用，或不允许使用）`, `Port ${port} cannot be had (another program has it, or it is not allowed)`,
  '请停止占用该端口的程序，或不指定端口，由本程序自选。', 'Stop the program on that port, or name no port so that a free one is chosen.')

export const noPrograms = (platform: string) => problem('no-programs',
  `没有适用于 ${platform} 的内置 PostgreSQL`, `There is no embedded PostgreSQL for ${platform}`,
  '请重新运行 npm ci（不要省略可选依赖），或改用已有的 PostgreSQL 服务器。',
  'Run npm ci again (without leaving out optional dependencies), or use a PostgreSQL server of your own.')

export const stillBusy = (dir: string) => problem('still-busy',
  `上次异常中断后，数据文件夹 ${dir} 仍有数据库进程未退出`, `Database processes of an earlier crash still use the data folder ${dir}`,
  '请稍等一分钟再启动；如仍出现，请重启本机。', 'Wait a minute and start again; if it stays, restart this computer.')

export const failed = (step: string, dir: string, output: string) => problem('failed',
  `PostgreSQL 未能完成：${step}（${dir}）`, `PostgreSQL could not do this: ${step} (${dir})`,
  `请把以下输出告诉管理员：${output}`, `Give this output to the administrator: ${output}`)

/** Says in our words what PostgreSQL's programs said in theirs. */
export function fromOutput(step: string, dir: string, output: string) {
  if (/no space left on device/i.test(output)) return diskFull(dir)
  if (/read-only file system|permission denied/i.test(output)) return folderUnusable(dir, lastLine(output))
  return failed(step, dir, lastLines(output))
}

/** Turns a file-system error on `dir` into a sentence; anything else passes. */
export function fromFileError(dir: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dir)
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return folderUnusable(dir, code)
  return error
}

const lines = (output: string) => output.split('\n').map((line) => line.trim()).filter(Boolean)
const lastLine = (output: string) => lines(output).at(-1) ?? ''
const lastLines = (output: string) => lines(output).slice(-6).join(' · ').slice(-600)
