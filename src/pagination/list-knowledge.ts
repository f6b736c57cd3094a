/** Facts about the upstream's lists that the gateway learns by reading them. They are the same for all callers and not secret. */
import { CollationKnowledge } from './collation-knowledge.js'
import { PageKnowledge } from './page-knowledge.js'

/** The facts about one kind of list. */
export type ListKnowledge = { pages: PageKnowledge; collations: CollationKnowledge }

/** The facts about every kind of list. Lives as long as the gateway. */
export type Knowledge = { of(list: string): ListKnowledge }

export function createListKnowledge(): ListKnowledge {
  return { pages: new PageKnowledge(), collations: new CollationKnowledge() }
}

export function createKnowledge(): Knowledge {
  const lists = new Map<string, ListKnowledge>()
  return {
    of(list) {
      const knowledge = lists.get(list) ?? createListKnowledge()
      lists.set(list, knowledge)
      return knowledge
    },
  }
}
