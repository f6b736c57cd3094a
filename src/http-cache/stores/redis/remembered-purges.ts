/** Purges that a server has yet to hear of. */

export type Purge = { readonly space: string; readonly paths: readonly string[] | null }

export type RememberedPurges = {
  add(purge: Purge): void
  /** What is to be purged in one of the spaces, which is forgotten here. Null: there is nothing more. */
  removeFirst(): Purge | null
}

/** @param maxPaths More paths than this in one space are remembered as all of it. */
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
