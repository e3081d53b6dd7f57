import { createHash } from 'node:crypto'

/** How an account remembers who the provider says it is: both together, as subjects of two providers may be the same. */
export const ssoDigest = (issuer: string, subject: string): string => createHash('sha256').update(`${issuer}\u0000${subject}`).digest('hex')
