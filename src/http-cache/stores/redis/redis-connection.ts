/** One connection to a server. Once it is lost it stays so, and another one is to be opened. */
import { createClient, ErrorReply, RESP_TYPES } from '@redis/client'

export type Reply = Buffer | string | number | null | readonly Reply[]

/**
 * How long to wait for an answer: until the deadline, or beyond it for as long as the server answers what was asked earlier.
 * One that answers nothing at all within the deadline is lost in either case.
 */
export type Patience = 'deadline' | 'in-turn'

/** Rejects with a `TooSlowError`, with the `ErrorReply` of the server, or with what the connection was lost by. */
export type Ask = (command: readonly (string | Buffer)[], patience: Patience) => Promise<Reply>

export type RedisConnection = {
  readonly ask: Ask
  /** Which run of the server it is: another one after each restart. Empty where the server does not tell. */
  readonly run: string
  /** Gives it up, as if it had been lost by this error. */
  lose(error: Error): void
  /** Waits for the answers to what was asked. */
  close(): Promise<void>
}

export type RedisConnectionOptions = {
  url: string
  deadlineMs: number
  connectDeadlineMs: number
  /** Called once it is lost, before anything rejects for that; not for one that could not be opened, or was closed. */
  onLost: (error: Error) => void
}

/** The server is there, but had no time for this so far. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError'
}

const AS_BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }

export async function openRedisConnection(options: RedisConnectionOptions): Promise<RedisConnection> {
  const { deadlineMs, connectDeadlineMs } = options
  const client = createClient({
    url: options.url,
    // The older protocol begins without a greeting, which not every proxy lets through.
    RESP: 2,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    // The client's own deadlines end when a command is sent.
    commandOptions: { timeout: 0 },
    socket: { reconnectStrategy: false, connectTimeout: connectDeadlineMs },
  })
  const underWay = new Set<Promise<Reply>>()
  /** How many have come. */
  let answers = 0
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
    // Given up meanwhile, which the client did not notice.
    if (lostBy !== null) client.destroy()
    return readRun(await client.sendCommand<string>(['INFO', 'server']).catch(toNothing))
  }

  const send = async (command: readonly (string | Buffer)[]) => {
    try {
      const reply = await client.sendCommand<Reply>(command, AS_BYTES)
      answers++
      return reply
    } catch (error) {
      if (!(error instanceof ErrorReply)) throw lostBy ?? error
      answers++
      throw error
    }
  }

  const ask: Ask = (command, patience) =>
    new Promise((resolve, reject) => {
      if (lostBy !== null) return reject(lostBy)
      let answersBefore = answers
      const look = () => {
        if (answers === answersBefore) return lose(new Error(`no answer within ${deadlineMs} ms`))
        if (patience === 'deadline') reject(new TooSlowError(`no answer yet after ${deadlineMs} ms`))
        answersBefore = answers
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

/** Calls back in two steps: an event loop that was busy all the time has the second one to read what came meanwhile. */
function after(ms: number, callback: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(callback, ms / 2)
  }, ms / 2)
  return () => clearTimeout(timer)
}

function readRun(info: string): string {
  return /^run_id:(\w+)/m.exec(info)?.[1] ?? ''
}

/** Users may be forbidden to ask about the server itself. */
function toNothing(error: unknown): string {
  if (error instanceof ErrorReply) return ''
  throw error
}
