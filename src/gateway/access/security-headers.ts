/** Headers that make browsers keep other pages from framing, embedding or misreading the gateway's responses. */
import type { ServerResponse } from 'node:http'

/** Sets the headers of every response. The policy permits nothing; pages replace it with one of their own. */
export function setSecurityHeaders(res: ServerResponse): void {
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('x-frame-options', 'DENY')
  res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  res.setHeader('cross-origin-resource-policy', 'same-origin')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('referrer-policy', 'no-referrer')
}
