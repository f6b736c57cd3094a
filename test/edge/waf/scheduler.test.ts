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

it('the scheduler runs one step in each turn, and alternates between the jobs', async () => {
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

it('the scheduler limits the number of jobs under way', async () => {
  const { heard, run } = createWorld(2)
  for (const name of ['a', 'b', 'c', 'd']) run(name, 2)
  for (let scheduler = 0; scheduler < 8; scheduler++) await turn()
  expect(heard).toEqual(['a1', 'b1', 'a is done', 'b is done', 'c1', 'd1', 'c is done', 'd is done'])
})

it('a stopped job runs no further step and reports nothing', async () => {
  const { heard, run } = createWorld()
  const stop = run('a', 3)
  run('b', 1)
  await turn()
  stop()
  for (let scheduler = 0; scheduler < 5; scheduler++) await turn()
  expect(heard).toEqual(['a1', 'b is done'])
})

it('a failing job does not affect the others', async () => {
  const { heard, run } = createWorld()
  run('broken', 1)
  run('a', 1)
  for (let scheduler = 0; scheduler < 2; scheduler++) await turn()
  expect(heard).toEqual(['Error: a bug', 'a is done'])
})
