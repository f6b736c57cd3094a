/**
 * Pieces that follow one another at a distance. In one expression, as `a.{1,200}b`, each `a` within reach of the next would have to
 * be kept apart from the others, for which an automaton has a state each time; here only the nearest counts.
 */

export type Sequence = {
  /** As `RegExp` has it, and so that it goes over no part of a text again and again; it matches in one way wherever it does. */
  readonly first: RegExp
  readonly steps: readonly Step[]
}

type Step = {
  /** How many characters may be between the piece before and this one. */
  readonly within: readonly [least: 0 | 1, most: number]
  /** A character that may not be there. */
  readonly without: RegExp
  /** As `first`. */
  readonly piece: RegExp
}

const BEYOND_BMP = /[\ud800-\udbff][\udc00-\udfff]/g

/** Whether it is found in a text, such as those of `readRequest`. Takes time in proportion to the text. */
export function createSequenceTest(sequence: Sequence): (text: string) => boolean {
  const firstPiece = new RegExp(sequence.first, 'g')
  const steps = sequence.steps.map(({ within, without, piece }) => ({
    within,
    without: new RegExp(without, 'g'),
    piece: new RegExp(piece, 'g'),
  }))
  return (original) => {
    // One unit for each character, so that distances can be told from positions.
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

/** Where the piece of a step ends, wherever it is near enough after one of these ends. Of those before it the last one decides. */
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

/** Also of those that overlap. */
function forEachMatch(piece: RegExp, text: string, onMatch: (start: number, end: number) => void): void {
  piece.lastIndex = 0
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    onMatch(match.index, piece.lastIndex)
    piece.lastIndex = match.index + 1
  }
}

/** Infinite: nowhere from there. */
function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY
}
