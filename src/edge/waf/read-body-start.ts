/** Reads the start of a body, and leaves the whole body for its next reader. */
import { Readable } from 'node:stream'

export type BodyStart = {
  /** At least as many bytes as were asked for, unless the body is shorter. */
  readonly start: Buffer
  readonly isWhole: boolean
  /** The whole body from its beginning. Must be read instead of the original body. */
  readonly body: Readable
}

/**
 * Reads until there are enough bytes, or the body ends. Exactly one of the two callbacks is called, after this function has returned. If
 * the returned function is called first, neither callback is, and the rest of the body is left to its owner.
 */
export function readBodyStart(
  body: Readable,
  bytes: number,
  onStart: (start: BodyStart) => void,
  onError: (error: Error) => void,
): () => void {
  const chunks: Buffer[] = []
  let length = 0

  const onReadable = () => {
    for (let chunk = body.read(); chunk !== null; chunk = body.read()) {
      chunks.push(chunk)
      length += chunk.length
      if (length >= bytes) {
        stop()
        const start = Buffer.concat(chunks)
        body.unshift(start)
        onStart({ start, isWhole: false, body })
        return
      }
    }
  }
  const onEnd = () => {
    stop()
    const start = Buffer.concat(chunks)
    onStart({ start, isWhole: true, body: bodyOf(start) })
  }
  const onFailure = (error: Error) => {
    stop()
    onError(error)
  }
  const onClose = () => onFailure(new Error('the body was closed before its end'))

  const stop = () => {
    body.off('readable', onReadable).off('end', onEnd).off('error', onFailure).off('close', onClose)
  }
  if (body.readableEnded) queueMicrotask(onEnd)
  else if (body.destroyed) queueMicrotask(() => onFailure(body.errored ?? new Error('the body was closed')))
  else body.on('readable', onReadable).on('end', onEnd).on('error', onFailure).on('close', onClose)
  return stop
}

function bodyOf(bytes: Buffer): Readable {
  const body = new Readable({ read() {} })
  if (bytes.length > 0) body.push(bytes)
  body.push(null)
  return body
}
