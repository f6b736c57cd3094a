import { createMemoryBudget } from '../../../src/http-cache/bodies/memory-budget.js'
import { createMemoryStore } from '../../../src/http-cache/stores/memory-store.js'
import { describeStore } from '../../support/store-contract.js'

describeStore('memory', async () => {
  const store = createMemoryStore(createMemoryBudget(10_000_000))
  return { store, [Symbol.asyncDispose]: async () => store.close() }
})
