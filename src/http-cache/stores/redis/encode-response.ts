/**
 * Encodes a stored response as bytes: the number of the format (1 byte), the length of the head (4 bytes, big-endian), the head (JSON), and
 * the body.
 */

import type { Fields } from '../../message.js'
import { toStored } from '../../rules/storability.js'
import type { StoredResponse } from '../../rules/stored-response.js'
import type { Arrival } from './shared-times.js'

/** The number of the format. To be increased with each change that earlier code would misread. */
const FORMAT = 3

const PREAMBLE_BYTES = 5

/** All of a response except the body, which JSON cannot contain. */
type Head = Omit<StoredResponse, 'body'> & { readonly origin: Arrival }

export function encodeResponse(response: StoredResponse, origin: Arrival): Buffer {
  const { body, ...rest } = response
  const head: Head = { ...rest, origin }
  const json = Buffer.from(JSON.stringify(head))
  const preamble = Buffer.alloc(PREAMBLE_BYTES)
  preamble.writeUInt8(FORMAT, 0)
  preamble.writeUInt32BE(json.length, 1)
  return Buffer.concat([preamble, json, ...body])
}

export type Decoded = { readonly response: StoredResponse; readonly origin: Arrival }

/** Decodes a response. Its body is a view of the bytes. Null: the bytes do not come from `encodeResponse`, or are cut short. */
export function decodeResponse(bytes: Buffer): Decoded | null {
  if (bytes.length < PREAMBLE_BYTES || bytes.readUInt8(0) !== FORMAT) return null
  const bodyStart = PREAMBLE_BYTES + bytes.readUInt32BE(1)
  const head = parse(bytes.toString('utf8', PREAMBLE_BYTES, bodyStart))
  if (!isHead(head) || bytes.length - bodyStart !== head.bodyBytes) return null
  const body = head.bodyBytes === 0 ? [] : [bytes.subarray(bodyStart)]
  return { response: toStored(head, body, head.bodyBytes), origin: head.origin }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function isHead(value: unknown): value is Head {
  return isObject(value) && Object.entries(isFitting).every(([name, fits]) => fits(value[name]))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isString = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isFitting: { [Name in keyof Head]: (value: unknown) => value is Head[Name] } = {
  slot: isString,
  status: isCount,
  fields: (value): value is Fields =>
    isObject(value) &&
    Object.values(value).every((lines) => isString(lines) || (Array.isArray(lines) && lines.every(isString))),
  bodyBytes: isCount,
  selecting: (value): value is Head['selecting'] =>
    Array.isArray(value) &&
    value.every(
      (pair) =>
        Array.isArray(pair) &&
        pair.length === 2 &&
        isString(pair[0]) &&
        (pair[1] === null || isString(pair[1])),
    ),
  requestTimeMs: isNumber,
  responseTimeMs: isNumber,
  freshForSeconds: isNumber,
  initialAgeSeconds: isNumber,
  staleWhileRevalidateSeconds: isNumber,
  staleIfErrorSeconds: (value): value is Head['staleIfErrorSeconds'] => value === null || isNumber(value),
  mustValidate: (value): value is Head['mustValidate'] =>
    value === 'always' || value === 'once-stale' || value === 'no',
  part: (value): value is Head['part'] =>
    value === null ||
    (isObject(value) &&
      isCount(value.start) &&
      isCount(value.end) &&
      (value.total === null || isCount(value.total))),
  origin: (value): value is Arrival => isObject(value) && isString(value.edge) && isNumber(value.wallMs),
}
