/** One measured figure. `beside` is the limit or the peer's figure that it is read against; `kept` is absent where no limit is set. */
export type Figure = { metric?: string; what: string; value: number; unit: string; beside: string; ratio: number | null; kept?: boolean }
export type Say = (line: string) => void
export type Bench = { what: string; notes?: readonly string[]; measure(say: Say): Promise<Figure[]> }

type Named = { metric?: string; what: string; value: number; unit: string }

/** A figure with a limit that it must not pass. */
export const atMost = (limit: number, f: Named): Figure =>
  ({ ...f, beside: `≤ ${shown(limit)} ${f.unit}`, ratio: f.value / limit, kept: f.value <= limit })

/** A figure with a limit that it must reach. */
export const atLeast = (limit: number, f: Named): Figure =>
  ({ ...f, beside: `≥ ${shown(limit)}${f.unit && ` ${f.unit}`}`, ratio: f.value / limit, kept: f.value >= limit })

/** A figure beside that of a peer which did the same in the same run. */
export const besidePeer = (peer: number, peerName: string, f: Named): Figure =>
  ({ ...f, beside: `${peerName} ${shown(peer)} ${f.unit}`, ratio: f.value / peer })

export const metricsOf = (figures: readonly Figure[]) =>
  Object.fromEntries(figures.flatMap((f) => (f.metric ? [[f.metric, Number(f.value.toPrecision(4))]] : [])))

/** The figures as aligned text. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [
    f.what, `${shown(f.value)}${f.unit && ` ${f.unit}`}`, f.beside, f.ratio === null ? '' : f.ratio.toFixed(2), f.kept === undefined ? '' : f.kept ? 'kept' : 'MISSED',
  ])
  const all = [['figure', 'measured', 'limit or peer', 'ratio', ''], ...rows]
  const widths = all[0]!.map((_, i) => Math.max(...all.map((r) => r[i]!.length)))
  return all.map((r) => `  ${r.map((cell, i) => (i === 1 || i === 3 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd()}`).join('\n')
}

const shown = (n: number) => (n >= 100 ? Math.round(n).toLocaleString('en') : String(Number(n.toPrecision(3))))

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
