/** Responses and requests that many tests send. */

/** A request, or an origin's response, whose only field is this `Cache-Control`. */
export const withCacheControl = (value: string) => ({ fields: { 'cache-control': value } })

/** A response that is fresh for a minute, without a body. */
export const CACHEABLE = withCacheControl('max-age=60')

/** The same with a body of a known length. */
export const HELLO = { fields: { 'cache-control': 'max-age=60', 'content-length': '5' }, body: 'hello' }
