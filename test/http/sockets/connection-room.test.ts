import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConnectionRoom } from '../../../src/http/sockets/connection-room.js'

type Client = { readonly address: string; isAtWork: boolean }

/** Clients in the order in which they began to wait. */
function openRoom(maxConnections: number) {
  const clients = new Set<Client>()
  const cut: Client[] = []
  const room = new ConnectionRoom<Client>({
    maxConnections,
    longestWaiting: (address) =>
      [...clients].find((client) => !client.isAtWork && (address === null || client.address === address)),
    cut(client) {
      clients.delete(client)
      cut.push(client)
    },
  })
  return {
    clients,
    cut,
    count: (address: string) => [...clients].filter((client) => client.address === address).length,
    enter(address: string, isAtWork = false) {
      const client = { address, isAtWork: false }
      clients.add(client)
      room.add(client, address)
      if (clients.has(client)) client.isAtWork = isAtWork
      return client
    },
    leave(client: Client) {
      clients.delete(client)
      room.delete(client)
    },
  }
}

describe('the room for connections', () => {
  it('the room is never exceeded, and no connection whose response is under way is cut', () => {
    const step = fc.record({
      address: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      isAtWork: fc.boolean(),
      leaves: fc.option(fc.nat(40), { freq: 4 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(step, { maxLength: 200 }), (max, steps) => {
        const room = openRoom(max)
        for (const { address, isAtWork, leaves } of steps) {
          const gone = leaves === null ? undefined : [...room.clients][leaves]
          if (gone !== undefined) room.leave(gone)
          room.enter(address, isAtWork)
          expect(room.clients.size).toBeLessThanOrEqual(max)
        }
        expect(room.cut.filter(({ isAtWork }) => isAtWork)).toEqual([])
      }),
    )
  })

  it('a newcomer gets in if any client is waiting', () => {
    const room = openRoom(8)
    for (const address of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) room.enter(address, true)
    const idle = room.enter('h')
    const newcomer = room.enter('i')
    expect(room.cut).toEqual([idle])
    expect(room.clients).toContain(newcomer)
  })

  it('the address with the most connections loses one first', () => {
    const room = openRoom(40)
    const early = room.enter('other')
    for (let index = 0; index < 100; index++) room.enter('flood')
    for (let index = 0; index < 10; index++) room.enter(`another ${index}`)
    expect(room.clients).toContain(early)
    expect(room.cut.every(({ address }) => address === 'flood')).toBe(true)
  })

  it('a quarter of the room stays free for others, however busy one address keeps the server', () => {
    const room = openRoom(40)
    for (let index = 0; index < 100; index++) room.enter('flood', true)
    expect(room.count('flood')).toBe(30)
    for (let index = 0; index < 100; index++) room.enter('second flood', true)
    expect(room.count('second flood')).toBe(8)
    const newcomer = room.enter('client', true)
    expect(room.clients).toContain(newcomer)
  })
})
