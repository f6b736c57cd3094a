/** Reads the body of a request, within a limit. */
import type { IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync, type ZlibOptions } from 'node:zlib'
import { GraphQLError } from 'graphql'
import { isOver } from '../../graphql/limits/limits.js'
import { httpError } from './http-error.js'

const DECOMPRESSORS = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
} as const

/** Codings can make incompressible bytes more by a little. */
const MAX_OVERHEAD_BYTES = 4 * 1024

/** A complete body, as it was sent. */
export type ReceivedBody = {
  readonly bytes: number
  /**
   * The body as text, decompressed, without a byte order mark. This can take milliseconds. No more than the limit comes out.
   * @throws GraphQLError with the status: 400 where it is damaged or not UTF-8; 413.
   */
  toText(): string
}

/**
 * Receives a body. It stays compressed until its text is asked for, so that the bytes that were sent are all that its sender
 * can have the process hold meanwhile.
 * @param limit bytes, once decompressed; 0: none.
 * @throws GraphQLError with the status: 400 where it is cut short; 413; 415 for a coding other than those here.
 */
export async function receiveBody(req: IncomingMessage, limit: number): Promise<ReceivedBody> {
  const coding = codingOf(req)
  const sent = await collect(req, limit, coding === null ? 0 : MAX_OVERHEAD_BYTES)
  return {
    bytes: sent.length,
    toText: () => decode(coding === null ? sent : decompress(sent, coding, limit)),
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw httpError(400, 'BAD_USER_INPUT', 'The body is not UTF-8')
  }
}

type Coding = keyof typeof DECOMPRESSORS

function codingOf(req: IncomingMessage): Coding | null {
  const coding = (req.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (coding === '' || coding === 'identity') return null
  if (Object.hasOwn(DECOMPRESSORS, coding)) return coding as Coding
  throw httpError(
    415,
    'BAD_USER_INPUT',
    `The body must be plain, or have one Content-Encoding of gzip, deflate and br, got ${JSON.stringify(coding.slice(0, 100))}`,
    { 'accept-encoding': 'gzip, deflate, br' },
  )
}

function decompress(sent: Buffer, coding: Coding, limit: number): Buffer {
  const options = { info: true, ...(limit !== 0 && { maxOutputLength: limit }) } as ZlibOptions
  try {
    const { buffer, engine } = DECOMPRESSORS[coding](sent, options) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    // Others may read what comes after the end.
    if (engine.bytesWritten === sent.length) return buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit + 1, limit)
  }
  throw httpError(400, 'BAD_USER_INPUT', `The body is not whole as ${coding}`)
}

/** A request that is refused midway is not destroyed, so that its caller gets the answer. */
async function collect(req: IncomingMessage, limit: number, overhead: number): Promise<Buffer> {
  const most = limit === 0 ? 0 : limit + overhead
  const announced = Number(req.headers['content-length'] ?? 0)
  if (isOver(announced, most)) throw tooLarge(announced, limit)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (isOver(bytes, most)) throw tooLarge(bytes, limit)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    // Nothing else goes wrong with a request's body. Its sender is most likely gone.
    throw httpError(400, 'BAD_USER_INPUT', 'The body ended before it was complete')
  }
  return Buffer.concat(chunks)
}

function tooLarge(bytes: number, limit: number): GraphQLError {
  return httpError(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body must be at most ${limit} bytes once decompressed (LIMIT_BODY), got ${bytes} or more`,
  )
}
