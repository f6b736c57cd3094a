/** Headers by which browsers keep other pages from framing, embedding or misreading the gateway's answers. */
import type { ServerResponse } from 'node:http'

/** Hold for every answer. Pages have a policy of their own, in place of this one which permits nothing. */
export function protectAnswer(res: ServerResponse): void {
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('x-frame-options', 'DENY')
  res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  res.setHeader('cross-origin-resource-policy', 'same-origin')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('referrer-policy', 'no-referrer')
}
