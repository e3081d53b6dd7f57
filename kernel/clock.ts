/** The one source of time. The demo and the tests set it; nothing else in the product asks the machine or the database. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export type SetClock = Clock & { set(at: Date): void; forward(milliseconds: number): void }

/** A clock that stands where it is put. */
export function setClock(start: Date): SetClock {
  let at = start
  return {
    now: () => new Date(at),
    set: (next) => void (at = next),
    forward: (milliseconds) => void (at = new Date(at.getTime() + milliseconds)),
  }
}
