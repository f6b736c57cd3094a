import { PAYLOAD, type Rule } from '../rule.js'
import { fieldText } from '../waf-request.js'

/** The methods of RFC 9110, and PATCH. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The charsets that can be read byte by byte. */
const CHARSET = /;\s*charset="?(?:utf-?8|us-ascii|iso-8859-(?:1|15)|latin-?1|windows-1252)\b/i

const MAX_ARGUMENTS = 255

/** Rules about unusual requests. An unusual request need not be an attack, but many attacks are unusual. */
export const protocol: readonly Rule[] = [
  {
    id: 'protocol-method',
    level: 1,
    description: 'A method that makes a server repeat the request or open a connection',
    places: ['method'],
    pattern: '^(?:trace|track|connect|debug)$',
  },
  {
    id: 'protocol-unknown-method',
    level: 2,
    description: 'A method that HTTP itself does not define',
    finds: ({ request }) => !METHODS.has(request.method),
  },
  {
    id: 'protocol-bad-encoding',
    level: 2,
    description: 'A percent sign that is not part of an encoding',
    places: ['encoded'],
    pattern: '%(?:$|[^0-9a-fu]|[0-9a-f](?:$|[^0-9a-f])|u(?:$|[^0-9a-f]))',
  },
  {
    id: 'protocol-many-encodings',
    level: 2,
    description: 'Something percent-encoded three times or more',
    places: ['encoded'],
    pattern: '%(?:25){2,}[0-9a-f]{2}',
  },
  {
    id: 'protocol-control-character',
    level: 2,
    description: 'A control character other than a tab or a line ending',
    places: PAYLOAD,
    pattern: String.raw`[\x01-\x08\x0e-\x1f\x7f]`,
  },
  {
    id: 'protocol-encoded-body',
    level: 2,
    description: 'A body that cannot be read here: compressed, or in an unusual character set',
    finds: ({ request: { fields, body } }) =>
      body !== null &&
      (!/^(?:|identity)$/i.test(fieldText(fields, 'content-encoding').trim()) ||
        (/charset=/i.test(fieldText(fields, 'content-type')) &&
          !CHARSET.test(fieldText(fields, 'content-type')))),
  },
  {
    id: 'protocol-untyped-body',
    level: 2,
    description: 'A body without a content type',
    finds: ({ request, mediaType }) =>
      request.body !== null && request.body.start.length > 0 && mediaType === null,
  },
  {
    id: 'protocol-not-utf8',
    level: 3,
    description: 'Bytes that are not UTF-8',
    places: PAYLOAD,
    pattern: String.raw`\x{fffd}`,
  },
  {
    id: 'protocol-many-arguments',
    level: 3,
    description: `More than ${MAX_ARGUMENTS} arguments`,
    finds: ({ argumentCount }) => argumentCount > MAX_ARGUMENTS,
  },
  {
    id: 'protocol-body-of-get',
    level: 3,
    description: 'A body in a request whose method gives it no meaning',
    finds: ({ request: { method, body } }) =>
      body !== null && body.start.length > 0 && (method === 'GET' || method === 'HEAD'),
  },
  {
    id: 'protocol-no-agent',
    level: 3,
    description: 'No `User-Agent`',
    finds: ({ request }) => fieldText(request.fields, 'user-agent') === '',
  },
  {
    id: 'protocol-twice-encoded',
    level: 4,
    description: 'Something percent-encoded twice',
    places: ['encoded'],
    pattern: '%25[0-9a-f]{2}',
  },
  {
    id: 'protocol-long-body',
    level: 4,
    description: 'A body longer than the inspected part, except in forms with files',
    finds: ({ request: { body }, mediaType }) =>
      body !== null && !body.isWhole && mediaType?.startsWith('multipart/') !== true,
  },
  {
    id: 'protocol-punctuation',
    level: 4,
    description: 'Six or more punctuation marks in a row',
    places: PAYLOAD,
    pattern: String.raw`[!-/:-@\[-\x60{-~]{6}`,
  },
]
