/** Functions for the process that draws to be asked for. */
export const pid = async () => process.pid
export const back = async (bytes: Uint8Array, at: Date) => ({ bytes, at })
export const fail = async (why: string): Promise<never> => { throw new Error(why) }
export const end = async (): Promise<never> => process.exit(3)
