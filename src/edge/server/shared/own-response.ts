/** The edge's own responses to requests that are refused or that failed. */
import type { HttpResponse } from '../../../http-cache/message.js'
import type { EdgeResponseHeads } from './edge-response-heads.js'

/** The text is for the client to read. */
export type OwnResponse = { readonly status: number; readonly text: string }

const FIELDS = { 'content-type': 'text/plain; charset=utf-8' }

export const FAILED: OwnResponse = {
  status: 500,
  text: 'The edge failed to handle this request; its log says why.',
}

export function toResponse({ status, text }: OwnResponse): HttpResponse {
  return { status, fields: FIELDS, added: [], body: [Buffer.from(`${text}\n`)] }
}

/** For a request whose head was not complete in time. */
export function headTimeout({ headTimeoutMs }: { headTimeoutMs: number }): OwnResponse {
  return { status: 408, text: `The request's head was not complete within ${headTimeoutMs} ms.` }
}

export function bodyTimeout({ leastBytesPerSecond }: { leastBytesPerSecond: number }): OwnResponse {
  const text = `The body of the request came with less than ${leastBytesPerSecond} bytes per second.`
  return { status: 408, text }
}

/** @returns the whole response, with `Connection: close`. */
export function lastResponse(reason: OwnResponse, heads: EdgeResponseHeads): string {
  const text = `${reason.text}\n`
  return `${heads.textOf(toResponse(reason), Buffer.byteLength(text))}connection: close\r\n\r\n${text}`
}
