import type { GraphQLError } from 'graphql'

type Place = { isNull: boolean; below: Map<string | number, Place> | undefined }

/** The errors of one execution, in the order in which they became known. */
export class CollectedErrors {
  readonly errors: GraphQLError[] = []
  readonly #answer = newPlace()

  /**
   * Adds an error for which the value at the path becomes null. An error at or below a value that is null already is left out:
   * work that goes on there after the answer has lost it says nothing about the answer.
   */
  add(error: GraphQLError, path: readonly (string | number)[]): void {
    let place = this.#answer
    if (place.isNull) return
    for (const key of path) {
      place.below ??= new Map()
      let next = place.below.get(key)
      if (next === undefined) {
        next = newPlace()
        place.below.set(key, next)
      }
      if (next.isNull) return
      place = next
    }
    place.isNull = true
    this.errors.push(error)
  }
}

function newPlace(): Place {
  return { isNull: false, below: undefined }
}
