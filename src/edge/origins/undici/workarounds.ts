/**
 * The workarounds for undici 7.30.2, which `package.json` pins exactly. A workaround may go when its tests in `test/edge/origins/` and
 * `test/edge/` pass without it, on the undici version that is then pinned. "No thread found": we know of no upstream issue.
 *
 * | undici's behaviour | workaround | waits for |
 * | --- | --- | --- |
 * | After `ERR_TLS_CERT_ALTNAME_INVALID` a client takes itself for busy, and its queue waits forever | `recodeConnectError` | nodejs/undici#5373 (fix for #5355 about the same code path) in the pinned version |
 * | A reset ends a response without a length as if it were complete | `recodeSocketError` | `ECONNRESET` as an error in a body that only the end of the connection delimits; nodejs/undici#5273 is about chunked bodies |
 * | A paused parser fails an assertion when the connection ends, outside of any request, and so ends the process | `recodeSocketError`, and `onConnectionEnd` in `origin-fetch.ts` | nodejs/undici#5360, fixed by #5474, in the pinned version |
 * | An unasked `100 Continue` destroys the connection | `continue-filter.ts` | 100 passed on like other interim responses; nodejs/undici#201 is where that was last discussed |
 * | A client says that it is busy with a request that it refused, and its pool waits forever for that request to end | `isBusy` | no thread found |
 * | A 304 or 204 that announces a length fails, because its body is empty | `isWholeWithoutBody` | no thread found |
 * | Only `chunked` on one line is decoded; for other transfer codings, the framing is passed on as the body | `isDecoded` | no thread found |
 * | Values of fields keep the white space at their end | `withoutTrailingSpace` | no thread found |
 * | The name for SNI is taken from `Host`, which may be the client's | `connector.ts` | nothing: nodejs/undici#764 keeps it as in Node |
 * | Each interim response restarts the headers timeout | `#onInterim` in `origin-fetch.ts` | no thread found |
 * | Reason phrases, interim responses and chunk extensions have no size limit | `framing-count.ts` | no thread found |
 * | The parser must not be entered from within one of its callbacks | `queueMicrotask` in `origin-fetch.ts`, `origin-pool.ts` and `pausable-body.ts` | nothing: it is undici's design (nodejs/undici#730) |
 * | A request cannot be withdrawn from a pool's queue | `FairQueue` in `origin-pool.ts` | nothing: it is undici's design |
 */
import type { Client } from 'undici'

type Coded = Error & { code?: unknown }

/** The code of the error if the origin's certificate is for another name. */
export const CERTIFICATE_NAME_CODE = 'EDGE_CERTIFICATE_NAME'

/** Replaces the error code that would make a client take itself for busy. */
export function recodeConnectError(error: Coded): Coded {
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') error.code = CERTIFICATE_NAME_CODE
  return error
}

/**
 * Gives a reset the code of undici's own errors. With the system's code, undici takes a reset for the regular end of a response without a
 * length, and so passes on an incomplete response as complete. A reset also fails an assertion if the parser is paused, and on an idle connection it
 * fails the request that is about to be sent.
 */
export function recodeSocketError(error: Coded): void {
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') error.code = 'UND_ERR_SOCKET'
}

/** @param mayTakeMore the result of the client's `dispatch`. */
export function isBusy({ stats }: Client, mayTakeMore: boolean): boolean {
  return !mayTakeMore && stats.size !== 0
}

/**
 * Whether the response is complete despite the error: a 304 or 204 has no body, and its length is that of the response that it stands for.
 */
export function isWholeWithoutBody(status: number, { code }: Coded): boolean {
  return (status === 304 || status === 204) && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
}

/**
 * Whether undici has decoded the body. undici decodes `chunked` in these spellings, and for `identity`, once the name for no coding in
 * HTTP/1.1, there is nothing to decode. With any other value, such as `chunked` followed by a tab, in a list, or on two lines, undici
 * passes on the framing as part of the body. A list that ends in `chunked` is no exception, because `chunked, chunked` is decoded once. RFC
 * 9112 sections 6.1 and 7.
 */
export function isDecoded(coding: string | string[] | undefined): boolean {
  return coding === undefined || (typeof coding === 'string' && DECODED.test(coding))
}

const DECODED = /^(?:chunked|identity) *$/i

/** White space at the end is not part of a value: RFC 9112 section 5.1. With it, a date, for example, would be invalid. */
export function withoutTrailingSpace(value: string): string {
  const last = value.charCodeAt(value.length - 1)
  return last === SPACE || last === TAB ? value.replace(/[ \t]+$/, '') : value
}

const SPACE = 0x20
const TAB = 0x09
