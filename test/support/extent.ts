/**
 * The extent of the tests. `TESTS=all` tries everything, as `.ci/run` does once. Without it, the largest tables and the longest
 * properties are sampled, because `npm test` must be quick.
 */
export const isAll = process.env.TESTS === 'all'

/** The number of runs of a property: a quarter of `all`, unless everything is tried. Each run has a new seed. */
export function runs(all: number): number {
  return isAll ? all : Math.ceil(all / 4)
}

/** A prime, so that a table that repeats a pattern is not sampled at the same place of the pattern each time. */
const STRIDE = 13

/** Keeps the first row of each kind and every 13th after it, the same ones in each run. Keeps all rows if everything is tried. */
export function sample<Row>(rows: readonly Row[], kindOf: (row: Row) => string): Row[] {
  const seen = new Map<string, number>()
  return rows.filter((row) => {
    const before = seen.get(kindOf(row)) ?? 0
    seen.set(kindOf(row), before + 1)
    return isAll || before % STRIDE === 0
  })
}
