/**
 * The extent of the tests. `TESTS=all` tries everything, as `.ci/run` does once. Without it, as `npm test` must be quick, the
 * largest tables and the longest properties are sampled.
 */
export const isAll = process.env.TESTS === 'all'

/** The number of runs of a property: a quarter of `all`, unless everything is tried. Each run has a new seed. */
export function runs(all: number): number {
  return isAll ? all : Math.ceil(all / 4)
}

/** A prime, lest a table with a rhythm of its own show but one side of itself. */
const STRIDE = 13

/** Of each kind of row the first and every 13th after it, always the same ones; or all of them, if everything is tried. */
export function sample<Row>(rows: readonly Row[], kindOf: (row: Row) => string): Row[] {
  const seen = new Map<string, number>()
  return rows.filter((row) => {
    const before = seen.get(kindOf(row)) ?? 0
    seen.set(kindOf(row), before + 1)
    return isAll || before % STRIDE === 0
  })
}
