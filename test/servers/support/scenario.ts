/**
 * The origin's fields for a page, and the requests for that page, one after another. All requests come within a second, so the
 * fields alone decide whether the page is fresh or stale. No request has a `Cache-Control`, which neither nginx nor Varnish
 * reads, and the origin is never away, because each cache has a status and words of its own for that.
 */
import fc from 'fast-check'

export type Page = {
  readonly status: number
  readonly cacheControl: string | null
  /** In seconds from the page's own `Date`. */
  readonly expires: number | 'nonsense' | null
  /** Seconds between the page's `Date` and the moment at which it is sent. */
  readonly madeBefore: number
  readonly age: number | null
  readonly vary: string | null
  readonly hasTag: boolean
  readonly isDated: boolean
  readonly setsCookie: boolean
  readonly isChunked: boolean
}

export type Asked = { readonly method: 'GET' | 'HEAD' | 'POST'; readonly headers: Record<string, string> }

export type Scenario = { readonly page: Page; readonly requests: readonly Asked[] }

export const TAG = '"v"'
export const LAST_MODIFIED = 'Mon, 05 Jan 2026 08:00:00 GMT'

const CACHE_CONTROLS = [
  'max-age=600',
  'max-age=600, must-revalidate',
  'public, max-age=600',
  'MAX-AGE=600',
  'max-age=0',
  's-maxage=600',
  's-maxage=600, max-age=0',
  's-maxage=0, max-age=600',
  'no-store',
  'no-store, max-age=600',
  'no-cache',
  'private',
  'private, max-age=600',
  'public',
  'no-transform',
]

const page: fc.Arbitrary<Page> = fc.record({
  status: often(200, 301, 302, 404, 410, 500),
  cacheControl: fc.option(fc.constantFrom(...CACHE_CONTROLS), { nil: null, freq: 3 }),
  expires: often<Page['expires']>(null, 600, -600, 'nonsense'),
  madeBefore: often(0, 100),
  age: often<Page['age']>(null, 10, 1000),
  vary: often<Page['vary']>(null, 'Accept-Language', 'accept-language, X-Other', '*'),
  hasTag: fc.boolean(),
  isDated: fc.boolean(),
  setsCookie: often(false, true),
  isChunked: fc.boolean(),
})

const request: fc.Arbitrary<Asked> = fc.record({
  method: often<Asked['method']>('GET', 'HEAD', 'POST'),
  headers: fc
    .tuple(
      often<Record<string, string>>({}, { 'accept-language': 'de' }, { 'accept-language': 'en' }),
      often<Record<string, string>>(
        {},
        { 'if-none-match': TAG },
        { 'if-none-match': `W/${TAG}` },
        { 'if-none-match': '"other"' },
        { 'if-modified-since': LAST_MODIFIED },
        { 'if-modified-since': 'Sun, 04 Jan 2026 08:00:00 GMT' },
        { range: 'bytes=0-3' },
        { range: 'bytes=5-' },
        { range: 'bytes=-4' },
        { range: 'bytes=1000-' },
        { range: 'nonsense' },
        { range: 'bytes=0-3', 'if-range': TAG },
        { range: 'bytes=0-3', 'if-range': '"other"' },
        { cookie: 'a=b' },
        { authorization: 'Basic dTpw' },
      ),
    )
    .map(([one, other]) => ({ ...one, ...other })),
})

export const scenario: fc.Arbitrary<Scenario> = fc.record({
  page,
  requests: fc.array(request, { minLength: 2, maxLength: 4 }),
})

/** The first of the values half of the time, so that few things are out of the ordinary at once. */
function often<Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: others.length + 1, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  )
}
