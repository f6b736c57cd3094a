/** Buffers that do not keep more memory than they show. */

/** @returns the chunk, or a copy if the chunk is a small piece of what was read from a socket and so keeps all of that in memory. */
export function compact(chunk: Buffer): Buffer {
  if (isCompact(chunk)) return chunk
  const copy = Buffer.allocUnsafeSlow(chunk.length)
  chunk.copy(copy)
  return copy
}

export function isCompact(chunk: Buffer): boolean {
  return chunk.buffer.byteLength <= chunk.length * 1.25
}
