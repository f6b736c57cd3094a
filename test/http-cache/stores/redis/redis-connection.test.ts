import { createServer, type Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import {
  openRedisConnection,
  type RedisConnectionOptions,
  TooSlowError,
} from '../../../../src/http-cache/stores/redis/redis-connection.js'
import { holdTimers } from '../../../support/held-timers.js'
import { startTestServer } from '../../../support/test-server.js'

/** The number of commands by which a client introduces itself and asks about the server. */
const GREETINGS = 3

/** A connection to a server that sends its replies when the test says so, in order. */
async function open(options: Partial<RedisConnectionOptions> = {}) {
  const sockets: Socket[] = []
  const commands: string[] = []
  let look = () => {}
  const redis = createServer((socket) => {
    sockets.push(socket)
    socket.on('data', (data) => {
      for (const command of data.toString().split(/(?=^\*\d+\r\n)/m)) {
        commands.push(command)
        if (commands.length <= GREETINGS) socket.write('-ERR unknown command\r\n')
      }
      look()
    })
  })
  const server = await startTestServer(redis)
  const onLost = vi.fn()
  const connection = await openRedisConnection({
    url: `redis://127.0.0.1:${server.port}`,
    deadlineMs: 100,
    connectDeadlineMs: 10_000,
    onLost,
    ...options,
  })
  return {
    connection,
    onLost,
    answer: (text: string) => sockets[0]?.write(`+${text}\r\n`),
    /** Resolves once this many commands have arrived. */
    async asked(count: number) {
      while (commands.length < GREETINGS + count)
        await new Promise<void>((resolve) => {
          look = resolve
        })
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await connection.close()
    },
  }
}

describe('a connection', () => {
  it('a connection has an empty run id if the server does not state one', async () => {
    await using world = await open()
    expect(world.connection.run).toBe('')
  })

  it('a connection gives up a late command, but not a server that replies to others', async () => {
    using _timers = holdTimers()
    await using world = await open()
    const first = world.connection.ask(['FIRST'], 'deadline')
    const second = world.connection.ask(['SECOND'], 'deadline')
    await world.asked(2)
    world.answer('1')
    expect(await first).toBe('1')
    vi.advanceTimersByTime(100)
    await expect(second).rejects.toThrow(TooSlowError)
    const third = world.connection.ask(['THIRD'], 'deadline')
    await world.asked(3)
    world.answer('2')
    world.answer('3')
    expect(await third).toBe('3')
    expect(world.onLost).not.toHaveBeenCalled()
  })

  it('a connection waits for a reply in turn while the server replies to other commands', async () => {
    using _timers = holdTimers()
    await using world = await open()
    const first = world.connection.ask(['FIRST'], 'in-turn')
    const second = world.connection.ask(['SECOND'], 'in-turn')
    await world.asked(2)
    world.answer('1')
    expect(await first).toBe('1')
    vi.advanceTimersByTime(150)
    world.answer('2')
    expect(await second).toBe('2')
    expect(world.onLost).not.toHaveBeenCalled()
  })

  it.each(['deadline', 'in-turn'] as const)(
    'a connection is lost when the server replies to nothing (%s)',
    async (patience) => {
      using _timers = holdTimers()
      await using world = await open()
      const asked = ['FIRST', 'SECOND'].map((name) => world.connection.ask([name], patience))
      await world.asked(2)
      vi.advanceTimersByTime(100)
      for (const one of asked) await expect(one).rejects.toThrow('no answer within 100 ms')
      await expect(world.connection.ask(['THIRD'], patience)).rejects.toThrow('no answer within 100 ms')
      expect(world.onLost).toHaveBeenCalledOnce()
    },
  )

  it('a connection is lost when the server stops replying after a late command', async () => {
    using _timers = holdTimers()
    await using world = await open()
    const first = world.connection.ask(['FIRST'], 'deadline')
    const second = world.connection.ask(['SECOND'], 'deadline')
    await world.asked(2)
    world.answer('1')
    await first
    vi.advanceTimersByTime(100)
    await expect(second).rejects.toThrow(TooSlowError)
    vi.advanceTimersByTime(100)
    expect(world.onLost).toHaveBeenCalledOnce()
  })

  it('a connection survives a long busy spell of the process itself', async () => {
    await using world = await open({ deadlineMs: 400 })
    const asked = world.connection.ask(['ONE'], 'deadline')
    await world.asked(1)
    world.answer('1')
    const start = performance.now()
    while (performance.now() - start < 600);
    expect(await asked).toBe('1')
  })

  it('a connection is closed when all commands have replies', async () => {
    await using world = await open({ deadlineMs: 10_000 })
    const asked = world.connection.ask(['ONE'], 'in-turn')
    const closed = world.connection.close()
    await world.asked(1)
    world.answer('1')
    await closed
    expect(await asked).toBe('1')
    await expect(world.connection.ask(['TWO'], 'in-turn')).rejects.toThrow('closed')
    expect(world.onLost).not.toHaveBeenCalled()
  })
})
