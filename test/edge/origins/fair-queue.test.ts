import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairQueue, type Share } from '../../../src/edge/origins/fair-queue.js'

const upload = (client: string) => ({ client, isUpload: true })
const plain = (client: string) => ({ client, isUpload: false })

/** Begins requests as the pool does, while there are connections. */
function createPool(connections: number) {
  const queue = new FairQueue<string, Share>(connections)
  const underWay: string[] = []
  const goOn = () => {
    while (underWay.length < connections) {
      const next = queue.next()
      if (next === undefined) return
      queue.begin(...next)
      underWay.push(next[0])
    }
  }
  return {
    underWay,
    queue,
    ask(name: string, share: Share) {
      if (underWay.length < connections && queue.mayBegin(share)) {
        queue.begin(name, share)
        underWay.push(name)
      } else queue.wait(name, share)
    },
    end(name: string) {
      underWay.splice(underWay.indexOf(name), 1)
      queue.leave(name)
      goOn()
    },
    goOn,
  }
}

describe('the connections to an origin', () => {
  it('one client never has all connections, so another gets one at once', () => {
    const pool = createPool(8)
    for (let count = 0; count < 700; count++) pool.ask(`a${count}`, plain('a'))
    expect(pool.underWay).toHaveLength(6)
    pool.ask('b', plain('b'))
    expect(pool.underWay).toContain('b')
  })

  it('uploads never have all connections, so a request without a body gets one at once', () => {
    const pool = createPool(8)
    for (let count = 0; count < 1030; count++) pool.ask(`upload ${count}`, upload('a'))
    expect(pool.underWay).toHaveLength(3)
    pool.ask('read', plain('a'))
    expect(pool.underWay).toContain('read')
    pool.ask('upload of another', upload('b'))
    expect(pool.underWay).toContain('upload of another')
  })

  it('an upload no longer counts once its body has been sent', () => {
    const pool = createPool(4)
    pool.ask('first', upload('a'))
    pool.ask('second', upload('a'))
    pool.ask('third', upload('a'))
    expect(pool.underWay).toEqual(['first', 'second'])
    pool.queue.uploaded('first')
    pool.goOn()
    expect(pool.underWay).toEqual(['first', 'second', 'third'])
  })

  it('waiting clients take turns', () => {
    const pool = createPool(1)
    for (const name of ['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'c0']) pool.ask(name, plain(name.slice(0, 1)))
    const order: string[] = []
    for (let name = pool.underWay[0]; name !== undefined; name = pool.underWay[0]) {
      order.push(name)
      pool.end(name)
    }
    expect(order).toEqual(['a0', 'a1', 'b0', 'c0', 'a2', 'b1', 'a3'])
  })

  it('every waiting request gets a connection in the end, and clients without a request are not counted', () => {
    const action = fc.oneof(
      fc.record({ client: fc.constantFrom('a', 'b', 'c'), isUpload: fc.boolean() }),
      fc.constant('end' as const),
      fc.constant('leave' as const),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(action, { maxLength: 60 }),
        (connections, actions) => {
          const pool = createPool(connections)
          for (const [index, one] of actions.entries()) {
            const [first] = pool.underWay
            if (one === 'end' && first !== undefined) pool.end(first)
            else if (one === 'leave') pool.queue.withdraw(pool.queue.waiting[0] ?? '')
            else if (typeof one === 'object') pool.ask(String(index), one)
            expect(pool.underWay.length).toBeLessThanOrEqual(connections)
          }
          for (let name = pool.underWay[0]; name !== undefined; name = pool.underWay[0]) pool.end(name)
          expect(pool.queue.waiting).toEqual([])
          expect(pool.queue.mayBegin(upload('a'))).toBe(true)
        },
      ),
    )
  })
})
