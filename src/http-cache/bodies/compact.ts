/** Makes buffers that do not keep more memory than they show. */

/** @returns the chunk. If the chunk is a small piece of a larger buffer, and so keeps all of that in memory, the result is a copy. */
export function compact(chunk: Buffer): Buffer {
  if (isCompact(chunk)) return chunk
  const copy = Buffer.allocUnsafeSlow(chunk.length)
  chunk.copy(copy)
  return copy
}

export function isCompact(chunk: Buffer): boolean {
  return chunk.buffer.byteLength <= chunk.length * 1.25
}
