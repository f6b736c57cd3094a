import { MAX_BODY_BYTES } from '../constants.js'
import { BodyTooLarge, MalformedBody } from '../errors.js'
import { Arguments } from '../validation/arguments.js'

/** Matches a content type that names a charset other than UTF-8. */
const OTHER_CHARSET = /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i

/**
 * Reads the JSON object in a request's body, in UTF-8. A missing body is an empty object. Only the
 * charset of the content type matters.
 * @throws MalformedBody
 * @throws BodyTooLarge above `MAX_BODY_BYTES`.
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

/** Decoding with replacement characters would store something else than was sent, without telling the caller. */
function notUtf8(): MalformedBody {
  return new MalformedBody('request body is not UTF-8')
}

/** Node holds a body to its `Content-Length`. A chunked body has none, so its bytes are counted. */
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
    // Reading fails only when the sender has left.
    throw new MalformedBody('request body is not complete')
  }
  return Buffer.concat(chunks)
}
