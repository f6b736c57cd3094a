import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createTurns, type Work } from '../../../src/edge/waf/turns.js'

function createWorld(maxUnderWay?: number) {
  const turns = createTurns(maxUnderWay)
  const heard: string[] = []
  const work = function* (name: string, bits: number): Work<string> {
    for (let bit = 1; bit < bits; bit++) {
      heard.push(`${name}${bit}`)
      yield
    }
    if (name === 'broken') throw new Error('a bug')
    return name
  }
  const take = (name: string, bits: number) =>
    turns.take(
      work(name, bits),
      (result) => heard.push(`${result} is done`),
      (error) => heard.push(String(error)),
    )
  return { heard, take }
}

it('one bit is done in each turn, of each work by turns', async () => {
  const { heard, take } = createWorld()
  take('a', 3)
  take('b', 2)
  expect(heard).toEqual([])
  for (const all of [
    ['a1'],
    ['a1', 'b1'],
    ['a1', 'b1', 'a2'],
    ['a1', 'b1', 'a2', 'b is done'],
    ['a1', 'b1', 'a2', 'b is done', 'a is done'],
  ]) {
    await turn()
    expect(heard).toEqual(all)
  }
  take('c', 1)
  await turn()
  expect(heard.at(-1)).toBe('c is done')
})

it('no more are under way than may be', async () => {
  const { heard, take } = createWorld(2)
  for (const name of ['a', 'b', 'c', 'd']) take(name, 2)
  for (let turns = 0; turns < 8; turns++) await turn()
  expect(heard).toEqual(['a1', 'b1', 'a is done', 'b is done', 'c1', 'd1', 'c is done', 'd is done'])
})

it('what is stopped is done no more, and nobody is told', async () => {
  const { heard, take } = createWorld()
  const stop = take('a', 3)
  take('b', 1)
  await turn()
  stop()
  for (let turns = 0; turns < 5; turns++) await turn()
  expect(heard).toEqual(['a1', 'b is done'])
})

it('a failure is that of one work alone', async () => {
  const { heard, take } = createWorld()
  take('broken', 1)
  take('a', 1)
  for (let turns = 0; turns < 2; turns++) await turn()
  expect(heard).toEqual(['Error: a bug', 'a is done'])
})
