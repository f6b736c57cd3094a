/** Splits a `multipart/form-data` body into its parts. https://www.rfc-editor.org/rfc/rfc7578 */

export type FormPart = {
  readonly name: string
  /** Null: the part is not a file. */
  readonly fileName: string | null
  readonly content: string
}

const BOUNDARY = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i
const NAME = /[;\s]name\*?=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/i
const FILE_NAME = /[;\s]filename\*?=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/i

/** The last part may be incomplete. Null: the content type has no boundary, or the body does not contain it. */
export function readFormParts(body: string, contentType: string): FormPart[] | null {
  const [, quoted, token] = BOUNDARY.exec(contentType) ?? []
  const boundary = quoted ?? token
  if (boundary === undefined) return null
  const [, ...parts] = body.split(`--${boundary}`)
  if (parts.length === 0) return null
  return parts.filter((part) => !part.startsWith('--')).map(readPart)
}

function readPart(part: string): FormPart {
  const end = part.search(/\r?\n\r?\n/)
  const head = end === -1 ? part : part.slice(0, end)
  return {
    name: parameterOf(head, NAME) ?? '',
    fileName: parameterOf(head, FILE_NAME),
    content:
      end === -1
        ? ''
        : part
            .slice(end)
            .replace(/^\r?\n\r?\n/, '')
            .replace(/\r?\n$/, ''),
  }
}

function parameterOf(head: string, pattern: RegExp): string | null {
  const match = pattern.exec(head)
  return match === null ? null : (match[1] ?? match[2] ?? '')
}
