import type { Row, Sample } from './rounds.js'

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

export function medianOf(row: Row, name: Exclude<keyof Sample, 'round'>): number {
  return median(row.samples.map((sample) => sample[name]))
}

/** The ratio of the CPU per request within each round, whose windows are at most half a minute apart. Null: the base was not measured. */
export function ratio(row: Row, base: Row | undefined): number | null {
  const ratios = row.samples.flatMap(({ round, cpuMicros }) => {
    const other = base?.samples.find((sample) => sample.round === round)
    return other === undefined || other.cpuMicros === 0 ? [] : [cpuMicros / other.cpuMicros]
  })
  return ratios.length === 0 ? null : median(ratios)
}
