import { MAX_BODY_BYTES } from '../constants.js'
import { BodyTooLarge, MalformedBody } from '../errors.js'
import { Arguments } from '../validation/arguments.js'

/** Another charset than UTF-8 in a content type, whose own rules are not looked at otherwise. */
const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-?8"?\s*(?:;|$))/i

/**
 * The JSON object a request carries, in UTF-8. No body at all is an empty object. Of its content type, the charset alone is
 * looked at.
 */
export async function readBody({ req }: { req: { raw: Request } }): Promise<Arguments> {
  if (OTHER_CHARSET.test(req.raw.headers.get('Content-Type') ?? '')) throw notUtf8()
  const text = decode(await readBytes(req.raw))
  if (text === '') return new Arguments({})
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new MalformedBody('request body is not valid JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new MalformedBody('request body is not a JSON object')
  }
  return new Arguments(body)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notUtf8()
  }
}

/** To store it with characters replaced would say of a write that it was done. */
function notUtf8(): MalformedBody {
  return new MalformedBody('request body is not UTF-8')
}

/** A length that is announced is kept to by Node; a body that comes in chunks is counted. */
async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY_BYTES) throw new BodyTooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > MAX_BODY_BYTES) throw new BodyTooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof BodyTooLarge) throw error
    // Nothing else goes wrong with a body than that its sender leaves.
    throw new MalformedBody('request body is not complete')
  }
  return Buffer.concat(chunks)
}
