/** Byte ranges: RFC 9110 section 14. */

/** Positions in bytes. `end` is included. */
export type ByteRange = { readonly start: number; readonly end: number }

/** Larger sets of ranges are ignored: a client that needs so many is better served by the whole response. */
const MAX_RANGES = 16
const MAX_LENGTH = MAX_RANGES * 40

const SPEC = /^(\d*)-(\d*)$/

/**
 * The range of a representation of `total` bytes that a `Range` field asks for. `ignored`: the field has other units, is malformed, has too
 * many ranges, or has several that do not merge into one. RFC 9110 section 14.2 then lets a server send the whole representation.
 */
export function parseRange(value: string, total: number): ByteRange | 'unsatisfiable' | 'ignored' {
  const specs = parseSpecs(value)
  if (specs === null) return 'ignored'
  const ranges = specs.map((spec) => resolve(spec, total)).filter((range) => range !== null)
  const [first, ...others] = ranges
  if (first === undefined) return 'unsatisfiable'
  return others.length === 0 ? first : (coalesce(first, others) ?? 'ignored')
}

export type RangeSpec = { readonly first: number | null; readonly last: number | null }

/**
 * Parses the ranges as written. For a suffix, `first` is null and `last` is its length. Null: the value is malformed, too long, or not in
 * bytes.
 */
export function parseSpecs(value: string): RangeSpec[] | null {
  const set = /^bytes=(.*)$/i.exec(value.trim())?.[1]
  if (set === undefined || set.length > MAX_LENGTH) return null
  const texts = set
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (texts.length === 0 || texts.length > MAX_RANGES) return null
  const specs: RangeSpec[] = []
  for (const text of texts) {
    const [, firstText = '', lastText = ''] = SPEC.exec(text) ?? []
    if (firstText === '' && lastText === '') return null
    const first = firstText === '' ? null : Number(firstText)
    const last = lastText === '' ? null : Number(lastText)
    if (first !== null && last !== null && last < first) return null
    specs.push({ first, last })
  }
  return specs
}

function resolve({ first, last }: RangeSpec, total: number): ByteRange | null {
  if (first === null) {
    const length = Math.min(last ?? 0, total)
    return length === 0 ? null : { start: total - length, end: total - 1 }
  }
  return first >= total ? null : { start: first, end: Math.min(last ?? total - 1, total - 1) }
}

/** Merges ranges that overlap or touch. Null: they do not form a single range. */
function coalesce(first: ByteRange, others: readonly ByteRange[]): ByteRange | null {
  const sorted = [first, ...others].sort((one, other) => one.start - other.start)
  let end = sorted[0]?.end ?? 0
  for (const range of sorted) {
    if (range.start > end + 1) return null
    end = Math.max(end, range.end)
  }
  return { start: sorted[0]?.start ?? 0, end }
}

export type ContentRange = ByteRange & { readonly total: number | null }

/** Parses `Content-Range`. Null: the value is missing, malformed, or not in bytes. */
export function parseContentRange(value: string | undefined): ContentRange | null {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(value?.trim() ?? '')
  if (match === null) return null
  const [start = 0, end = 0] = match.slice(1, 3).map(Number)
  const total = match[3] === '*' ? null : Number(match[3])
  return end < start || (total !== null && end >= total) ? null : { start, end, total }
}

/** Slices a range out of buffers that begin at byte `offset` of the representation. Nothing is copied. */
export function sliceBuffers(buffers: readonly Buffer[], { start, end }: ByteRange, offset = 0): Buffer[] {
  const slices: Buffer[] = []
  let position = offset
  for (const buffer of buffers) {
    const next = position + buffer.length
    if (next > start && position <= end)
      slices.push(buffer.subarray(Math.max(0, start - position), Math.min(buffer.length, end + 1 - position)))
    position = next
  }
  return slices
}
