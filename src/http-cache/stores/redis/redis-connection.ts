/** One connection to a server. Once lost, it stays lost, and another one must be opened. */
import { createClient, ErrorReply, RESP_TYPES } from '@redis/client'

export type Reply = Buffer | string | number | null | readonly Reply[]

/**
 * The time to wait for a reply: until the deadline, or longer while the server still replies to earlier commands. In both cases, a server
 * that sends no reply at all within the deadline is lost.
 */
export type Patience = 'deadline' | 'in-turn'

/** Sends a command. Rejects with a `TooSlowError`, with the server's `ErrorReply`, or with the error that ended the connection. */
export type Ask = (command: readonly (string | Buffer)[], patience: Patience) => Promise<Reply>

export type RedisConnection = {
  readonly ask: Ask
  /** Identifies the run of the server. Changes with each restart. Empty: the server does not report one. */
  readonly run: string
  /** Gives the connection up, as if it had been lost by this error. */
  lose(error: Error): void
  /** Waits for the replies to all commands sent. */
  close(): Promise<void>
}

export type RedisConnectionOptions = {
  url: string
  deadlineMs: number
  connectDeadlineMs: number
  /** Called when the connection is lost, before any command rejects. Not called if it could not be opened, or was closed. */
  onLost: (error: Error) => void
}

/** The server can be reached, but has not replied in time. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError'
}

const AS_BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }

export async function openRedisConnection(options: RedisConnectionOptions): Promise<RedisConnection> {
  const { deadlineMs, connectDeadlineMs } = options
  const client = createClient({
    url: options.url,
    // Protocol 3 begins with a greeting, which not every proxy passes on.
    RESP: 2,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    // The client's own timeout stops when a command is sent, so it is of no use.
    commandOptions: { timeout: 0 },
    socket: { reconnectStrategy: false, connectTimeout: connectDeadlineMs },
  })
  const underWay = new Set<Promise<Reply>>()
  /** The number of replies so far. */
  let replies = 0
  let lostBy: Error | null = null
  let onLost = (_error: Error) => {}

  const lose = (error: Error) => {
    if (lostBy !== null) return
    lostBy = error
    onLost(error)
    client.destroy()
  }
  client.on('error', lose)

  const connect = async () => {
    await client.connect()
    // The connection was given up meanwhile, and the client has not noticed.
    if (lostBy !== null) client.destroy()
    return readRun(await client.sendCommand<string>(['INFO', 'server']).catch(ignoreErrorReply))
  }

  const send = async (command: readonly (string | Buffer)[]) => {
    try {
      const reply = await client.sendCommand<Reply>(command, AS_BYTES)
      replies++
      return reply
    } catch (error) {
      if (!(error instanceof ErrorReply)) throw lostBy ?? error
      replies++
      throw error
    }
  }

  const ask: Ask = (command, patience) =>
    new Promise((resolve, reject) => {
      if (lostBy !== null) return reject(lostBy)
      let repliesBefore = replies
      const look = () => {
        if (replies === repliesBefore) return lose(new Error(`no answer within ${deadlineMs} ms`))
        if (patience === 'deadline') reject(new TooSlowError(`no answer yet after ${deadlineMs} ms`))
        repliesBefore = replies
        cancel = after(deadlineMs, look)
      }
      let cancel = after(deadlineMs, look)
      const sent = send(command).finally(() => {
        cancel()
        underWay.delete(sent)
      })
      underWay.add(sent)
      sent.then(resolve, reject)
    })

  const cancel = after(connectDeadlineMs, () =>
    lose(new Error(`no connection within ${connectDeadlineMs} ms`)),
  )
  const run = await new Promise<string>((resolve, reject) => {
    onLost = reject
    connect().then(resolve, reject)
  }).finally(cancel)
  if (lostBy !== null) throw lostBy
  onLost = options.onLost

  return {
    ask,
    run,
    lose,
    async close() {
      await Promise.allSettled(underWay)
      lostBy ??= new Error('closed')
      client.destroy()
    },
  }
}

/** Waits in two steps. If the event loop was busy, replies that have come are read before the second step ends. */
function after(ms: number, callback: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(callback, ms / 2)
  }, ms / 2)
  return () => clearTimeout(timer)
}

function readRun(info: string): string {
  return /^run_id:(\w+)/m.exec(info)?.[1] ?? ''
}

/** The server may forbid `INFO` to this user. */
function ignoreErrorReply(error: unknown): string {
  if (error instanceof ErrorReply) return ''
  throw error
}
