import { z } from 'zod'
import { mayBePlain } from '../adapters/sign-on/index.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const onOff = z.enum(['on', 'off'])

/** Plain only on this host, where nobody listens in. */
const issuer = z.url({ protocol: /^https?$/ }).refine((url) => url.startsWith('https:') || mayBePlain(url), 'must be https')

/** Every setting, with what it is for: the source of `.env.example` and of the sentences at start. */
export const settingsSchema = z.object({
  ANXU_DATA: z.string().min(1).default('./data').describe('Folder for the database, files and keys of this installation'),
  ANXU_PORT: port.default(8080).describe('Port of the web server on 127.0.0.1 (0: any free one)'),
  ANXU_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; a demo refuses anything but loopback'),
  ANXU_ORIGIN: z.url({ protocol: /^https?$/ }).optional().describe('Public address of the installation, as citizens reach it; https makes cookies Secure'),
  ANXU_KEY: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes)').optional().describe('Key of the installation, 64 hexadecimal digits; without it one is made in the data folder'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('An existing PostgreSQL ≥ 15, as a user that may create roles; without it one is started in the data folder'),
  ANXU_DEMO: onOff.optional().describe('on: a fictional authority with its year (the default on first start); off: an empty installation'),
  ANXU_DEMO_DATE: z.iso.date().optional().describe('Last day of the demo’s year, YYYY-MM-DD (default: today)'),
  ANXU_DEMO_SEED: z.string().min(1).default('anxu').describe('Seed of the demo'),
  ANXU_SMTP: z.url({ protocol: /^smtps?$/ }).optional().describe('Mail server, smtp://user:password@host:port; without it mails are written to the data folder'),
  ANXU_MAIL_FROM: z.string().min(3).default('anxu@localhost').describe('Sender of mails'),
  ANXU_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Level of the log'),
  ANXU_PUBLIC_RATE: z.coerce.number().int().min(1).default(120).describe('Public requests a minute and address'),
  ANXU_AUTHORITY: z.string().min(1).optional().describe('JSON file with the names of the authority, its regions and its departments (docs/operations.md)'),
  ANXU_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional().describe('Object store (S3) for documents and writs, https://host[:port]; without it they lie in the data folder'),
  ANXU_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket name of small letters, digits, dots and hyphens').optional().describe('Bucket in the object store; it must exist'),
  ANXU_S3_REGION: z.string().min(1).default('us-east-1').describe('Region that requests to the object store are signed for'),
  ANXU_S3_KEY: z.string().min(1).optional().describe('Access key of the object store'),
  ANXU_S3_SECRET: z.string().min(1).optional().describe('Secret key of the object store'),
  ANXU_MIRROR: z.string().min(1).optional().describe('Folder for the second copy of the sealed record, best on another disk; without it one lies in the data folder'),
  ANXU_BACKUPS: z.string().min(1).optional().describe('Folder for backups made by plan; better on another disk (default: backups in the data folder)'),
  ANXU_OIDC_ISSUER: issuer.optional().describe('Single sign-on by OpenID Connect: the provider’s issuer, https://…; ANXU_ORIGIN must be set too'),
  ANXU_OIDC_CLIENT: z.string().min(1).optional().describe('Single sign-on: the client id that the provider gave this installation; its redirect address is <ANXU_ORIGIN>/api/accounts/sso/callback'),
  ANXU_OIDC_SECRET: z.string().min(8).optional().describe('Single sign-on: the client secret'),
  ANXU_OIDC_NAME: z.string().min(1).max(40).default('统一身份认证').describe('Single sign-on: what its button on the sign-in page says'),
  ANXU_LAW: z.string().min(1).optional().describe('Folder with an authority’s own corrections of clauses, limits and calendar'),
})
export type Settings = z.output<typeof settingsSchema>

/** Reads the settings or says, one sentence a mistake, what is wrong with them. Empty values count as not set. */
export function readSettings(env: Record<string, string | undefined>): { settings: Settings } | { mistakes: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([k, v]) => k in settingsSchema.shape && v !== ''))
  const unknown = Object.keys(env).filter((k) => k.startsWith('ANXU_') && !(k in settingsSchema.shape))
  const parsed = settingsSchema.safeParse(given)
  const mistakes = [
    ...unknown.map((k) => `${k} is not a setting. The settings are ${Object.keys(settingsSchema.shape).join(', ')}.`),
    ...halfGiven(given),
    ...(parsed.success ? [] : parsed.error.issues.map((i) => `${String(i.path[0])}: ${i.message}. It is the ${settingsSchema.shape[i.path[0] as keyof Settings].description}.`)),
    ...(parsed.success ? together(parsed.data) : []),
  ]
  return parsed.success && mistakes.length === 0 ? { settings: parsed.data } : { mistakes }
}

/** The object store is named wholly or not at all. */
function halfGiven(given: Record<string, string | undefined>): string[] {
  const whole = ['ANXU_S3_ENDPOINT', 'ANXU_S3_BUCKET', 'ANXU_S3_KEY', 'ANXU_S3_SECRET']
  const missing = whole.filter((name) => !given[name])
  if (missing.length === 0 || missing.length === whole.length) return []
  return missing.map((name) => `${name}: is missing, and the others of the object store are given. It is the ${settingsSchema.shape[name as keyof Settings].description}.`)
}

/** Settings that mean nothing alone. */
function together(s: Settings): string[] {
  const given = [s.ANXU_OIDC_ISSUER, s.ANXU_OIDC_CLIENT, s.ANXU_OIDC_SECRET].filter((value) => value !== undefined).length
  if (given === 0) return []
  return [
    ...(given < 3 ? ['ANXU_OIDC_ISSUER, ANXU_OIDC_CLIENT and ANXU_OIDC_SECRET are set together or not at all.'] : []),
    ...(s.ANXU_ORIGIN ? [] : ['ANXU_ORIGIN is missing: the provider of single sign-on must know where to send people back to.']),
  ]
}

/** The text of `.env.example`: a law of the house compares it with the file. */
export const envExample = () => Object.entries(settingsSchema.shape).map(([name, s]) => {
  const value = s.safeParse(undefined)
  return `# ${s.description}\n#${name}=${value.success && value.data !== undefined ? String(value.data) : ''}\n`
}).join('\n')
