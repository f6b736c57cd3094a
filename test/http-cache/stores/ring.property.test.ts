/** Compares the eviction ring with a simple list. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRing, type InRing } from '../../../src/http-cache/stores/ring.js'

interface Item extends InRing<Item> {
  name: number
}

const moves = fc.array(
  fc.oneof(
    fc.constant({ kind: 'add' } as const),
    fc.constant({ kind: 'advance' } as const),
    fc.record({ kind: fc.constant('remove' as const), index: fc.nat(20) }),
  ),
  { maxLength: 60 },
)

it('a ring visits its items in the order in which they were added or last visited', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const ring = createRing<Item>()
      const list: Item[] = []
      let added = 0
      for (const move of all) {
        const [first] = list
        if (move.kind === 'add') {
          const item = { name: added++, before: null, after: null }
          ring.add(item)
          list.push(item)
        } else if (move.kind === 'advance') {
          ring.advance()
          if (first !== undefined) list.push(...list.splice(0, 1))
        } else {
          const [gone] = list.splice(move.index, 1)
          if (gone === undefined) continue
          ring.remove(gone)
          ring.remove(gone)
        }
        expect(ring.size).toBe(list.length)
        expect(ring.current()?.name).toBe(list[0]?.name)
      }
      for (const { name } of list) {
        expect(ring.current()?.name).toBe(name)
        ring.advance()
      }
    }),
  )
})
