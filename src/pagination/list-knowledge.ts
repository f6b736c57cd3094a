/** What the gateway has learned of the upstream's lists by reading them: nothing that any caller would have to hide. */
import { CollationKnowledge } from './collation-knowledge.js'
import { PageKnowledge } from './page-knowledge.js'

/** Of one kind of list. */
export type ListKnowledge = { pages: PageKnowledge; collations: CollationKnowledge }

/** One of each for every kind of list. Lives as long as the gateway. */
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
