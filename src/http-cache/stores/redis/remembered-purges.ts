/** The purges that the server has not been told of yet. */

export type Purge = { readonly space: string; readonly paths: readonly string[] | null }

export type RememberedPurges = {
  add(purge: Purge): void
  /** Removes and returns the purges of one space. Null: none are left. */
  removeFirst(): Purge | null
}

/** @param maxPaths the most paths of one space. Beyond it, the whole space is purged. */
export function createRememberedPurges(maxPaths: number): RememberedPurges {
  const spaces = new Map<string, Set<string> | null>()
  return {
    add({ space, paths }) {
      const known = spaces.get(space)
      if (known === null) return
      const all = paths && new Set([...(known ?? []), ...paths])
      spaces.set(space, all && all.size <= maxPaths ? all : null)
    },
    removeFirst() {
      for (const [space, paths] of spaces) {
        spaces.delete(space)
        return { space, paths: paths && [...paths] }
      }
      return null
    },
  }
}
