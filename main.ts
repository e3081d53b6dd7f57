import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

const needed = 26
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`Anxu runs on Node ${needed}; this is ${process.version}. Start it with "npm start", which uses the Node that npm ci installed.`)
  process.exit(1)
}
// Later starts find their modules compiled; so nothing of ours is imported before this line.
enableCompileCache()
const [{ pino }, { Problem }, { readSettings }, { startServer }] = await Promise.all([
  import('pino'), import('./kernel/problem.ts'), import('./start/settings.ts'), import('./start/server.ts'),
])
if (existsSync('.env')) process.loadEnvFile('.env')

const read = readSettings(process.env)
if ('mistakes' in read) {
  console.error(['The settings are not right:', ...read.mistakes.map((m) => `  · ${m}`), 'See .env.example.'].join('\n'))
  process.exit(1)
}
const { settings } = read
const log = pino({ level: settings.ANXU_LOG, base: null })

try {
  const server = await startServer(settings, log)
  let closing = false
  const stop = async () => {
    if (closing) return
    closing = true
    log.info('stopping')
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  console.log(`\n  安许 Anxu  ${server.url}\n`)
  if (server.mode.demo) console.log(`  演示数据，请在登录页选择一个身份：${server.url}/sign-in\n  Demo data: pick an account at ${server.url}/sign-in\n`)
  if (server.setupCode) console.log(`  还没有管理员，请打开下面的地址设立第一个管理员\n  No administrator yet: open this address to set up the first one\n  ${server.url}/sign-in?code=${server.setupCode}\n`)
} catch (error) {
  console.error(`Anxu could not start: ${error instanceof Problem ? `${error.init.title.zh} ${error.init.detail?.zh ?? ''} (${error.init.title.en} ${error.init.detail?.en ?? ''})` : (error as Error).message}`)
  if (settings.ANXU_LOG === 'debug' || settings.ANXU_LOG === 'trace') console.error(error)
  process.exit(1)
}
