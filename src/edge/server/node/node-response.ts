/** Sends a response by means of node:http. */
import type { ServerResponse } from 'node:http'
import type { BodyReader, HttpResponse } from '../../../http-cache/message.js'
import { discard, MeasuredSink } from '../shared/body-sinks.js'
import { type EdgeResponseHeads, isStreamed, mayHaveBody } from '../shared/edge-response-heads.js'

/**
 * Throws if the response cannot be sent, in which case nothing is sent.
 *
 * @param onFail called if the body breaks off, so that the caller can end the connection.
 */
export function sendByNode(
  response: ServerResponse,
  answer: HttpResponse,
  heads: EdgeResponseHeads,
  onFail: (error: Error) => void,
): void {
  const { status, body } = answer
  const { method } = response.req
  try {
    const length = heads.lengthOf(answer, method ?? '')
    const lines = heads.linesOf(answer, length).flat()
    response.sendDate = false
    response.writeHead(status, lines)
    if (body === null || !mayHaveBody(status, method ?? '')) {
      discard(body)
      response.end()
    } else if (isStreamed(body)) {
      stream(response, body, length, onFail)
    } else {
      for (const buffer of body) response.write(buffer)
      response.end()
    }
  } catch (error) {
    if (!response.headersSent) discard(body)
    throw error
  }
}

function stream(
  response: ServerResponse,
  body: Exclude<HttpResponse['body'], null | readonly Buffer[]>,
  length: number | null,
  onFail: (error: Error) => void,
): void {
  let isBlocked = false
  const sink = {
    write(chunk: Buffer): boolean {
      isBlocked = !response.write(chunk)
      return !isBlocked
    },
    end: () => void response.end(),
    fail: onFail,
  }
  // Otherwise the head would wait for the first bytes of the body.
  response.flushHeaders()
  const reader: BodyReader = body.readInto(length === null ? sink : new MeasuredSink(sink, length))
  response.on('drain', () => {
    if (!isBlocked) return
    isBlocked = false
    reader.resume()
  })
  response.on('close', () => {
    if (!response.writableEnded) reader.cancel()
  })
}
