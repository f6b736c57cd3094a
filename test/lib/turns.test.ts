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
            }, 'a'),
          ),
      ),
    )
    expect(done).toEqual(Array.from({ length: 100 }, (_, index) => index))
  })

  it('of one client waits for one piece of each other, however much those have', async () => {
    const turns = createTurns()
    const done: string[] = []
    await new Promise<void>((resolve) => {
      for (let index = 0; index < 100; index++) turns(() => done.push('busy'), 'busy')
      turns(() => done.push('other'), 'other')
      turns(() => done.push('busier'), 'busier')
      turns(() => done.push('busier'), 'busier')
      turns(resolve, 'other')
    })
    expect(done).toEqual(['busy', 'other', 'busier', 'busy'])
  })

  it('is begun no more than once in a turn of the event loop', async () => {
    const turns = createTurns()
    let begun = 0
    for (let index = 0; index < 20; index++) turns(() => begun++, `client ${index % 3}`)
    let before = 0
    while (begun < 20) {
      await nextTurn()
      expect(begun - before).toBeLessThanOrEqual(1)
      before = begun
    }
  })

  it('is begun again after nothing was to do, and from within', async () => {
    const turns = createTurns()
    await new Promise<void>((resolve) => turns(resolve, 'a'))
    await nextTurn()
    await nextTurn()
    await new Promise<void>((resolve) => turns(() => turns(resolve, 'a'), 'a'))
  })

  describe('and took long', () => {
    /** The number of turns, each of `turnMs`, that others had before the next work began. */
    async function turnsAfterWork(workMs: number, turnMs: number): Promise<number> {
      let clockMs = 0
      const turns = createTurns(() => clockMs)
      let isNextBegun = false
      const worked = new Promise<void>((resolve) =>
        turns(() => {
          clockMs += workMs
          resolve()
        }, 'one'),
      )
      turns(() => {
        isNextBegun = true
      }, 'one')
      await worked
      let others = 0
      while (!isNextBegun) {
        await nextTurn()
        clockMs += turnMs
        others++
      }
      return others
    }

    it('lets others have turns until they took as long', async () => {
      expect(await turnsAfterWork(40, 1)).toBeGreaterThanOrEqual(39)
      expect(await turnsAfterWork(40, 10)).toBeLessThan(10)
    })

    it('goes on at once where others have nothing to do', async () => {
      expect(await turnsAfterWork(40, 0)).toBeLessThan(5)
      expect(await turnsAfterWork(1, 1)).toBeLessThan(5)
    })
  })
})
