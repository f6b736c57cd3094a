import type { ServerResponse } from 'node:http'

const CHUNK = Buffer.alloc(64 * 1024, 'x')

/** Writes a body of this many bytes as fast as the other side takes them. `written.bytes` counts them meanwhile. */
export function pour(response: ServerResponse, bytes: number, written = { bytes: 0 }): { bytes: number } {
  const more = () => {
    while (written.bytes < bytes) {
      written.bytes += CHUNK.length
      if (!response.write(CHUNK)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
  return written
}

/** Resolves with the number once it has not changed for many turns of the event loop. */
export async function untilStill(bytesNow: () => number): Promise<number> {
  let before = -1
  for (let same = 0; same < 50; same++) {
    const bytes = bytesNow()
    if (bytes !== before) same = 0
    before = bytes
    await new Promise(setImmediate)
  }
  return before
}
