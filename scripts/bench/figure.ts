export interface Figure {
  bench: string
  figure: string
  value: number
  unit: 'ms' | 'µs' | 'kB' | 'MB' | 'requests/s' | 'rows/s' | 'count' | 'times'
  /** What it should be at most, or of a rate at least, where the project has said so. */
  target?: number
}

/** One measured figure as one JSON line. */
export function printFigure(figure: Figure): void {
  console.log(JSON.stringify({ ...figure, value: Math.round(figure.value * 100) / 100 }))
}

/** The value below which a share of the measurements lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
