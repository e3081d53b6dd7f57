import { startTestServer, type TestServer } from './database.ts'

let server: TestServer | undefined

export async function globalSetup() {
  server = await startTestServer()
  process.env['TEST_POSTGRES'] = server.url
}
export const globalTeardown = async () => void (await server?.stop())
