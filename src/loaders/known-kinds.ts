/** Remembers which kind of object an id belongs to, since an id does not tell it and the API can only be asked kind by kind. */
import type { StageType } from './stage-types.js'

/** The GraphQL type of an object that has an `id` of its own. */
export type NodeType = 'Pipeline' | StageType | 'PurgeRequest' | 'VpcEndpoint'

/** What is known under one credential. */
export type KnownKinds = {
  of(id: string): NodeType | undefined
  note(id: string, kind: NodeType): void
}

export type KindMemory = { under(credentialName: string): KnownKinds }

/** At least so many ids are remembered, of all credentials together, and at most twice as many: about 6 MB. */
const SIZE = 25_000

type Generation = Map<string, Map<string, NodeType>>

/**
 * An id never changes its kind, so what is remembered stays true; whether the object still exists is not remembered. What
 * was learned under one credential is not known under another: it would give away that the id exists. Ids that were used
 * least recently are forgotten first.
 */
export function createKindMemory(size = SIZE): KindMemory {
  // Maps within maps, because a key joined of credential and id would cost a list of thousands of stages milliseconds.
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
    under: (credentialName) => ({
      of(id) {
        const kind = young.get(credentialName)?.get(id)
        if (kind !== undefined) return kind
        const oldKind = old.get(credentialName)?.get(id)
        if (oldKind !== undefined) add(credentialName, id, oldKind)
        return oldKind
      },
      note(id, kind) {
        if (young.get(credentialName)?.has(id) !== true) add(credentialName, id, kind)
      },
    }),
  }
}
