import { sql, type SqlBool } from 'kysely'

/** The pre-reviews of a first application: carried into it, or finished before it was submitted and carried nowhere else. */
export const reviewOfCase = sql<SqlBool>`c.kind = 'new' and r.advised_at is not null and (r.draft = c.id or (r.draft is null and r.advised_at < c.submitted_at))`
