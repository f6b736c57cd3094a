/** An origin's responses to requests for ranges of ten bytes. */

export const BODY = '0123456789'

/** The origin's 206 response with these bytes. */
export function part(
  first: number,
  last: number,
  fields: Record<string, string> = {},
  total: string | number = BODY.length,
) {
  return {
    status: 206,
    fields: {
      'cache-control': 'max-age=60',
      etag: '"a"',
      'content-range': `bytes ${first}-${last}/${total}`,
      'content-length': String(last - first + 1),
      ...fields,
    },
    body: BODY.slice(first, last + 1),
  }
}

export const asking = (range: string, more: Record<string, string> = {}) => ({ fields: { range, ...more } })
