/** If another process holds the write lock on the data file, this process goes on, and its writes wait or fail. */
import Libsql from 'libsql'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/emulator/store/database.js'
import { createWriteTurns, DatabaseLockedError } from '../../src/emulator/store/transactions.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { temporaryFile } from '../support/temporary-folder.js'

/** Holds the lock as another process would, because SQLite's locks belong to connections. */
function lock(data: string) {
  const other = new Libsql(data)
  other.exec('BEGIN IMMEDIATE')
  onTestFinished(() => void other.close())
  return { release: () => other.exec('COMMIT') }
}

/** The longest time for which this process was blocked. */
async function longestStandstillMs(during: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  await during()
  clearInterval(timer)
  return longest
}

it('a write waits for the lock, while reads work and the process goes on', async () => {
  const data = temporaryFile()
  await using upstream = await startEmbedded({ data })
  const { id } = await upstream.createPipeline()
  const held = lock(data)
  let isDone = false
  const writes = Array.from({ length: 20 }, (_, n) => upstream.createPipeline({ name: `p${n}` }))
  void Promise.all(writes).then(() => {
    isDone = true
  })
  const standstill = await longestStandstillMs(async () => {
    for (let reads = 0; reads < 100; reads++) {
      expect(await upstream.call('GET', `/pipelines/${id}`)).toMatchObject({ status: 200 })
      expect(upstream.server.pipelines.get(id)).toMatchObject({ id })
    }
  })
  expect(isDone).toBe(false)
  // If writes blocked the process until the lock was free, this would be seconds.
  expect(standstill).toBeLessThan(1000)
  held.release()
  const made = await Promise.all(writes)
  expect(new Set(made.map((pipeline) => pipeline.id)).size).toBe(20)
  expect((await upstream.call('GET', '/pipelines')).body).toMatchObject({ total_count: 21 })
})

it('writes that waited too long are refused with 503, change nothing, and are logged', async () => {
  const data = temporaryFile()
  const logged: object[] = []
  const logger = { error: (details: object) => void logged.push(details), warn: () => {} }
  await using upstream = await startEmbedded({ data, logger })
  const held = lock(data)
  const write = () => upstream.call('POST', '/pipelines', { project_id: TEST_PROJECT_ID, name: 'late' })
  const answers = await Promise.all([write(), write()])
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 503, text: '{"message":"Service Unavailable"}' })
  expect(logged).toHaveLength(2)
  expect(logged[0]).toMatchObject({ method: 'POST', data, problem: 'another process holds a lock on it' })
  held.release()
  expect((await upstream.call('GET', '/pipelines')).body).toMatchObject({ total_count: 0 })
  expect(await write()).toMatchObject({ status: 200 })
})

it('a file that another process keeps locked cannot be opened, and the error says so', () => {
  const data = temporaryFile()
  openDatabase(data).close()
  lock(data)
  expect(() => openDatabase(data)).toThrow(
    `cannot use ${data} as the data of Edge Services: another process holds a lock on it`,
  )
})

it('closing a file that another process writes to warns that its log stays beside it', async () => {
  const data = temporaryFile()
  const warned: object[] = []
  const logger = { error: () => {}, warn: (details: object) => void warned.push(details) }
  const upstream = await startEmbedded({ data, logger })
  await upstream.createPipeline()
  const held = lock(data)
  await upstream.server.close()
  expect(warned).toMatchObject([{ data, problem: 'another process holds a lock on it' }])
  held.release()
  await using next = await startEmbedded({ data })
  expect((await next.call('GET', '/pipelines')).body).toMatchObject({ total_count: 1 })
})

it('writes that wait are made in their order, one attempt at a time', async () => {
  const turns = createWriteTurns({ timeoutMs: 1000, everyMs: 1 })
  const done: number[] = []
  let attempts = 0
  const write = (n: number) => () => {
    attempts++
    if (attempts < 5) throw new DatabaseLockedError()
    done.push(n)
  }
  await Promise.all([1, 2, 3].map((n) => turns.run(write(n))))
  expect(done).toEqual([1, 2, 3])
  // Four failed attempts of the first write, and then one successful attempt for each write.
  expect(attempts).toBe(7)
})

it('a write that fails for another reason is not retried, and the writes behind it go on', async () => {
  const turns = createWriteTurns({ timeoutMs: 1000, everyMs: 1 })
  let attempts = 0
  const first = turns.run(() => {
    attempts++
    throw attempts === 1 ? new DatabaseLockedError() : new Error('no such row')
  })
  const second = turns.run(() => 'done')
  await expect(first).rejects.toThrow('no such row')
  expect(await second).toBe('done')
  expect(attempts).toBe(2)
})
