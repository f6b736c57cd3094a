/** The objects at the origin of the soak. Their size and content follow from their number. */

export const OBJECTS = 2000

const MIN_BYTES = 100
const MAX_BYTES = 12_000_000

/** All bodies are pieces of this text, from different places. */
const PATTERN_BYTES = 65_521
const PATTERN = Buffer.alloc(3 * PATTERN_BYTES, noise(PATTERN_BYTES))

export type StoredObject = {
  readonly number: number
  readonly path: string
  readonly bytes: number
  /** Whether the response has a `Content-Length`. Otherwise it is chunked. */
  readonly isMeasured: boolean
  readonly cacheControl: string
}

const CACHE_CONTROLS = [
  'max-age=300',
  'max-age=300',
  'max-age=60, stale-if-error=60',
  'max-age=5, stale-while-revalidate=30',
  'max-age=2',
  'no-store',
]

/** Sizes are evenly distributed on a logarithmic scale. */
export function objectOf(number: number): StoredObject {
  const share = ((number * 7919) % OBJECTS) / OBJECTS
  return {
    number,
    path: `/objects/${number}`,
    bytes: Math.round(MIN_BYTES * (MAX_BYTES / MIN_BYTES) ** share),
    isMeasured: number % 3 !== 0,
    cacheControl: CACHE_CONTROLS[number % CACHE_CONTROLS.length] ?? '',
  }
}

/** A part of the content of an object, of at most one chunk. */
export function contentOf({ number }: StoredObject, from: number, bytes: number): Buffer {
  const start = (number * 31 + from) % PATTERN_BYTES
  return PATTERN.subarray(start, start + bytes)
}

export const MAX_CHUNK_BYTES = PATTERN_BYTES

/** Pseudo-random bytes that are the same each time. */
function noise(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  let state = 1
  for (let index = 0; index < bytes; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    buffer[index] = state >>> 24
  }
  return buffer
}
