import { describeStore, describeTickets, type OpenStore } from '../support/store-contract.js'
import { openEdgeStore } from './support/edge-store.js'
import { describeOnRedis, startRedis } from './support/redis-server.js'

const openShared: OpenStore = async () => {
  const server = await startRedis()
  const edge = await openEdgeStore(server)
  return {
    store: edge.store,
    async [Symbol.asyncDispose]() {
      await edge[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

const openAlone: OpenStore = () =>
  openEdgeStore({ url: 'unix:///nowhere' }, { reconnectDelayMs: () => 60_000 })

describeOnRedis('a store on a server', () => {
  describeStore('redis', openShared)
  describeTickets('redis', openShared)
  describeStore('redis without its server', openAlone)
  describeTickets('redis without its server', openAlone)
})
