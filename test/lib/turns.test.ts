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

  it('is begun at once where nothing waits', () => {
    const turns = createTurns(() => 0)
    const done: string[] = []
    turns(() => done.push('first'), 'a')
    turns(() => done.push('second'), 'b')
    expect(done).toEqual(['first', 'second'])
  })

  it('of one client waits for one piece of each other, however much those have', async () => {
    let clockMs = 0
    const turns = createTurns(() => clockMs)
    const done: string[] = []
    const work = (client: string) => () => {
      clockMs += 1
      done.push(client)
    }
    await new Promise<void>((resolve) => {
      for (let index = 0; index < 100; index++) turns(work('busy'), 'busy')
      turns(work('other'), 'other')
      turns(work('busier'), 'busier')
      turns(work('busier'), 'busier')
      turns(resolve, 'other')
    })
    expect(done).toEqual(['busy', 'busy', 'other', 'busier', 'busy'])
  })

  it.each([
    ['a twelfth of a millisecond', 0.0833, 4],
    ['a quarter of a millisecond', 0.25, 1],
    ['three milliseconds', 3, 1],
  ])(
    'that takes %s each is begun for a quarter of a millisecond in a turn of the event loop',
    async (_time, ms, most) => {
      let clockMs = 0
      const turns = createTurns(() => clockMs)
      let begun = 0
      const work = () => {
        clockMs += ms
        begun++
      }
      for (let index = 0; index < 40; index++) turns(work, `client ${index % 3}`)
      const inTurns = [begun]
      while (begun < 40) {
        const before = begun
        await nextTurn()
        if (begun > before) inTurns.push(begun - before)
      }
      expect(inTurns).toEqual(Array.from({ length: 40 / most }, () => most))
    },
  )

  it('of a newcomer is begun in the next turn of the event loop, however long a flood of others lasts', async () => {
    let clockMs = 0
    const turns = createTurns(() => clockMs)
    let floods = 0
    let isOver = false
    const flood = () => {
      clockMs += 1
      floods++
      if (!isOver) turns(flood, 'flood')
    }
    for (let index = 0; index < 1_000; index++) turns(flood, 'flood')
    await nextTurn()
    const before = floods
    await new Promise<void>((resolve) => turns(resolve, 'newcomer'))
    expect(floods - before).toBeLessThanOrEqual(2)
    isOver = true
  })

  it('waits for what follows by promises and ticks from the piece before it', async () => {
    let clockMs = 0
    const turns = createTurns(() => clockMs)
    const done: string[] = []
    await new Promise<void>((resolve) => {
      turns(() => {
        // Called from within a piece, so it waits.
        turns(() => done.push('second'), 'a')
        turns(resolve, 'a')
        void (async () => {
          for (let hops = 0; hops < 10; hops++) await null
          process.nextTick(() => done.push('first'))
          await null
          clockMs += 2
        })()
      }, 'a')
    })
    expect(done).toEqual(['first', 'second'])
  })

  it('holds up no other by throwing', async () => {
    const turns = createTurns()
    const later = new Promise<void>((resolve) => {
      expect(() =>
        turns(() => {
          turns(resolve, 'a')
          throw new Error('broken')
        }, 'a'),
      ).toThrow('broken')
    })
    await later
    await new Promise<void>((resolve) => turns(resolve, 'a'))
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

    it('lets them have these turns where nothing waited at its end, too', async () => {
      let clockMs = 0
      const turns = createTurns(() => clockMs)
      turns(() => {
        clockMs += 40
      }, 'one')
      await nextTurn()
      clockMs += 10
      let others = 1
      let isBegun = false
      turns(() => {
        isBegun = true
      }, 'one')
      while (!isBegun) {
        await nextTurn()
        clockMs += 10
        others++
      }
      expect(others).toBeGreaterThanOrEqual(4)
      expect(others).toBeLessThan(10)
    })

    it('goes on at once where others have nothing to do', async () => {
      expect(await turnsAfterWork(40, 0)).toBeLessThan(5)
      expect(await turnsAfterWork(1, 1)).toBeLessThan(5)
    })
  })
})
