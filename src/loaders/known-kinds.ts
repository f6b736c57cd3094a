/** Remembers the kind of object that each id belongs to, because an id does not show its kind, and each API call reads one kind. */
import type { StageType } from './stage-types.js'

/** The GraphQL type of an object that has an `id` of its own. */
export type NodeType = 'Pipeline' | StageType | 'PurgeRequest' | 'VpcEndpoint'

/** The kinds that were learned under one credential. */
export type KnownKinds = {
  of(id: string): NodeType | undefined
  note(id: string, kind: NodeType): void
}

export type KindMemory = { under(credentialName: string): KnownKinds }

/** At least this many ids are remembered, for all credentials together, and at most twice as many: about 6 MB. */
const SIZE = 25_000

type Generation = Map<string, Map<string, NodeType>>

/**
 * An id never changes its kind, so the memory stays correct. It does not say whether the object still exists. A kind that was
 * learned under one credential is unknown under another, because it would reveal that the id exists. The least recently used
 * ids are forgotten first.
 */
export function createKindMemory(size = SIZE): KindMemory {
  // Nested maps, because joining credential and id into one key would take milliseconds for a list of thousands of stages.
  let young: Generation = new Map()
  let old: Generation = new Map()
  let youngSize = 0

  const add = (credentialName: string, id: string, kind: NodeType) => {
    if (youngSize >= size) {
      old = young
      young = new Map()
      youngSize = 0
    }
    const kinds = young.get(credentialName)
    if (kinds === undefined) young.set(credentialName, new Map([[id, kind]]))
    else kinds.set(id, kind)
    youngSize++
  }

  return {
    under(credentialName) {
      let generation = young
      let kinds = young.get(credentialName)
      // Looked up again only after the generations have changed, because lists have thousands of ids.
      const youngKinds = () => {
        if (kinds === undefined || generation !== young) {
          generation = young
          kinds = young.get(credentialName)
        }
        return kinds
      }
      return {
        of(id) {
          const kind = youngKinds()?.get(id)
          if (kind !== undefined) return kind
          const oldKind = old.get(credentialName)?.get(id)
          if (oldKind !== undefined) add(credentialName, id, oldKind)
          return oldKind
        },
        note(id, kind) {
          if (youngKinds()?.has(id) !== true) add(credentialName, id, kind)
        },
      }
    },
  }
}
