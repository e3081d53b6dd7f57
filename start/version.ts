/** The version of this program, as OpenAPI and backups name it. */
export const version = '0.1.0'
