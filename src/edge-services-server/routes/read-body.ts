import { MAX_BODY_BYTES } from '../constants.js'
import { BodyTooLarge, MalformedBody } from '../errors.js'
import { Arguments } from '../validation/arguments.js'

/** The JSON object a request carries. No body at all is an empty object. Its content type is not looked at. */
export async function readBody({ req }: { req: { raw: Request } }): Promise<Arguments> {
  const text = await readText(req.raw)
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

/** A length that is announced is kept to by Node; a body that comes in chunks is counted. */
async function readText(request: Request): Promise<string> {
  const length = request.headers.get('Content-Length')
  if (length !== null) {
    if (Number(length) > MAX_BODY_BYTES) throw new BodyTooLarge()
    return request.text()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
