/** Reads the body of a request as text, within a limit. */
import type { IncomingMessage } from 'node:http'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { GraphQLError } from 'graphql'
import { isOver } from '../graphql/limits/limits.js'
import { httpError } from './http-error.js'

const DECOMPRESSORS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

/**
 * The body as UTF-8, with or without a byte order mark, decompressed. Bytes are counted as they come out of the
 * decompressor, so that no more than the limit is ever held.
 * @param limit bytes; 0: none.
 * @throws GraphQLError with the status: 400 where it is not UTF-8, cut short or damaged; 413; 415 for another coding.
 */
export async function readBody(req: IncomingMessage, limit: number): Promise<string> {
  const coding = codingOf(req)
  const announced = Number(req.headers['content-length'] ?? 0)
  if (isOver(announced, limit)) throw tooLarge(announced, limit)
  const bytes = coding === null ? await collect(req, limit) : await decompress(req, coding, limit)
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

async function decompress(req: IncomingMessage, coding: Coding, limit: number): Promise<Buffer> {
  const decompressor = DECOMPRESSORS[coding]()
  const onCut = () => {
    if (!req.complete) decompressor.destroy(new Error('cut short'))
  }
  req.once('close', onCut)
  req.pipe(decompressor)
  try {
    return await collect(decompressor, limit)
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    throw httpError(400, 'BAD_USER_INPUT', `The body is not whole as ${coding}`)
  } finally {
    req.off('close', onCut)
    req.unpipe(decompressor)
    decompressor.destroy()
  }
}

/** A request that is refused midway is not destroyed, so that its caller gets the answer. */
async function collect(
  stream: { iterator(options: { destroyOnReturn: boolean }): AsyncIterable<Buffer> },
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (isOver(bytes, limit)) throw tooLarge(bytes, limit)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    // Nothing else goes wrong with a request's body; whoever sent it is most likely gone.
    throw stream instanceof Object && 'headers' in stream
      ? httpError(400, 'BAD_USER_INPUT', 'The body ended before it was complete')
      : error
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
