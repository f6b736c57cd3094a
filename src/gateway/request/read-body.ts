/** Reads the body of a request, within a limit. */
import { isUtf8 } from 'node:buffer'
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

/** A coding can make incompressible bytes slightly longer. */
const MAX_OVERHEAD_BYTES = 4 * 1024

/** A complete body, still encoded as it was sent. */
export type ReceivedBody = {
  /** Its length as it was sent. */
  readonly bytes: number
  /**
   * Decompresses and decodes the body, without a byte order mark. This can take milliseconds. The text never exceeds the limit.
   * @throws GraphQLError with status 400 if the body is damaged or not UTF-8; 413 if it is too large.
   */
  toText(): string
}

/**
 * Receives a body. The body stays compressed until its text is needed, so that until then its sender can make the process hold only
 * the bytes that were sent.
 *
 * @param limit of the decompressed body, in bytes; 0: no limit.
 * @throws GraphQLError with status 400 if the body is cut short; 413 if it is too large; 415 if its coding is not supported.
 */
export async function receiveBody(req: IncomingMessage, limit: number): Promise<ReceivedBody> {
  const coding = codingOf(req)
  const sent = await collect(req, limit, coding === null ? 0 : MAX_OVERHEAD_BYTES)
  return {
    bytes: sent.length,
    toText: () => decode(coding === null ? sent : decompress(sent, coding, limit)),
  }
}

/**
 * Decodes a body without its byte order mark.
 * @throws GraphQLError with status 400 if it is not UTF-8.
 */
export function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw httpError(400, 'BAD_USER_INPUT', 'The body is not UTF-8')
  const text = bytes.toString()
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
}

const BYTE_ORDER_MARK = 0xfeff

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
    // Bytes after the end are refused, because other programs may read them.
    if (engine.bytesWritten === sent.length) return buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit + 1, limit)
  }
  throw httpError(400, 'BAD_USER_INPUT', `The body is not whole as ${coding}`)
}

/** A request that is refused midway is not destroyed, so that its caller gets the response. */
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
    // No other error is possible here: the body ended early, most likely because its sender left.
    throw httpError(400, 'BAD_USER_INPUT', 'The body ended before it was complete')
  }
  return Buffer.concat(chunks)
}

/** @param limit bytes, once decompressed. */
export function tooLarge(bytes: number, limit: number): GraphQLError {
  return httpError(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body must be at most ${limit} bytes once decompressed (LIMIT_BODY), got ${bytes} or more`,
  )
}
