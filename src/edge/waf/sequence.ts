/**
 * Patterns of pieces that follow one another within a distance. For a single expression such as `a.{1,200}b`, an automaton would need
 * states for each `a` within the distance. Here only the nearest `a` counts.
 */

export type Sequence = {
  /**
   * In the syntax of `RegExp`. There must be only one way to match at any position, so that no part of a text is scanned again and again.
   */
  readonly first: RegExp
  readonly steps: readonly Step[]
}

type Step = {
  /** The number of characters allowed between the previous piece and this one. */
  readonly within: readonly [least: 0 | 1, most: number]
  /** Matches a character that must not occur in between. */
  readonly without: RegExp
  /** The same rules apply as for `first`. */
  readonly piece: RegExp
}

const BEYOND_BMP = /[\ud800-\udbff][\udc00-\udfff]/g

/** @returns a test for a text as `readRequest` makes it. The test takes linear time. */
export function createSequenceTest(sequence: Sequence): (text: string) => boolean {
  const firstPiece = new RegExp(sequence.first, 'g')
  const steps = sequence.steps.map(({ within, without, piece }) => ({
    within,
    without: new RegExp(without, 'g'),
    piece: new RegExp(piece, 'g'),
  }))
  return (original) => {
    // One code unit for each character, so that the difference of two positions is their distance.
    const text = original.replace(BEYOND_BMP, '\ue000')
    let ends: number[] = []
    forEachMatch(firstPiece, text, (_start, end) => ends.push(end))
    for (const step of steps) {
      if (ends.length === 0) return false
      ends = endsAfter(ends, step, text)
    }
    return ends.length > 0
  }
}

/** Finds the ends of a step's piece wherever it follows one of the given ends closely enough. The last end before the piece decides. */
function endsAfter(ends: readonly number[], { within: [least, most], without, piece }: Step, text: string) {
  const found: number[] = []
  let next = 0
  let barrier = -1
  forEachMatch(piece, text, (start, end) => {
    while (next < ends.length && (ends[next] ?? 0) <= start - least) next++
    const before = ends[next - 1]
    if (before === undefined || start - before > most) return
    if (barrier < before) barrier = indexOf(without, text, before)
    if (barrier >= start) found.push(end)
  })
  return found
}

/** Overlapping matches count too. */
function forEachMatch(piece: RegExp, text: string, onMatch: (start: number, end: number) => void): void {
  piece.lastIndex = 0
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    onMatch(match.index, piece.lastIndex)
    piece.lastIndex = match.index + 1
  }
}

/** Infinity: there is no match from there on. */
function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY
}
