import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTurns } from '../../src/lib/turns.js'

describe('work that takes turns', () => {
  it('is done in its order, all of it', async () => {
    const turns = createTurns()
    const done: number[] = []
    await Promise.all(
      Array.from(
        { length: 100 },
        (_, index) =>
          new Promise<void>((resolve) =>
            turns(() => {
              done.push(index)
              resolve()
            }),
          ),
      ),
    )
    expect(done).toEqual(Array.from({ length: 100 }, (_, index) => index))
  })

  it('is begun no more than once in a turn of the event loop', async () => {
    const turns = createTurns()
    let begun = 0
    for (let index = 0; index < 20; index++) turns(() => begun++)
    let before = 0
    while (begun < 20) {
      await nextTurn()
      expect(begun - before).toBeLessThanOrEqual(1)
      before = begun
    }
  })

  it('is begun again after nothing was to do, and from within', async () => {
    const turns = createTurns()
    await new Promise<void>((resolve) => turns(resolve))
    await nextTurn()
    await nextTurn()
    await new Promise<void>((resolve) => turns(() => turns(resolve)))
  })
})
