import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createScheduler, type Work } from '../../../src/edge/waf/scheduler.js'

function createWorld(maxUnderWay?: number) {
  const scheduler = createScheduler(maxUnderWay)
  const heard: string[] = []
  const work = function* (name: string, bits: number): Work<string> {
    for (let bit = 1; bit < bits; bit++) {
      heard.push(`${name}${bit}`)
      yield
    }
    if (name === 'broken') throw new Error('a bug')
    return name
  }
  const run = (name: string, bits: number) =>
    scheduler.run(
      work(name, bits),
      (result) => heard.push(`${result} is done`),
      (error) => heard.push(String(error)),
    )
  return { heard, run }
}

it('one bit is done in each turn, of each work by turns', async () => {
  const { heard, run } = createWorld()
  run('a', 3)
  run('b', 2)
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
  run('c', 1)
  await turn()
  expect(heard.at(-1)).toBe('c is done')
})

it('no more are under way than may be', async () => {
  const { heard, run } = createWorld(2)
  for (const name of ['a', 'b', 'c', 'd']) run(name, 2)
  for (let scheduler = 0; scheduler < 8; scheduler++) await turn()
  expect(heard).toEqual(['a1', 'b1', 'a is done', 'b is done', 'c1', 'd1', 'c is done', 'd is done'])
})

it('what is stopped is done no more, and nobody is told', async () => {
  const { heard, run } = createWorld()
  const stop = run('a', 3)
  run('b', 1)
  await turn()
  stop()
  for (let scheduler = 0; scheduler < 5; scheduler++) await turn()
  expect(heard).toEqual(['a1', 'b is done'])
})

it('a failure is that of one work alone', async () => {
  const { heard, run } = createWorld()
  run('broken', 1)
  run('a', 1)
  for (let scheduler = 0; scheduler < 2; scheduler++) await turn()
  expect(heard).toEqual(['Error: a bug', 'a is done'])
})
