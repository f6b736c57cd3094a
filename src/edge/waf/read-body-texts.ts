/** Finds the texts in a request's body, by its media type. */

import type { Place, WafBody } from './waf-request.js'

export type TextCollector = {
  add(place: Place, text: string): void
  /** @param text `a=1&b=2`, as sent. */
  addArguments(text: string, names: Place, values: Place): void
}

const FORM = /^application\/x-www-form-urlencoded\b/i
const JSON_TYPE = /^[\w.-]+\/[\w.+-]*json\b/i
const MULTIPART = /^multipart\//i
const TEXT =
  /^(?:text\/|application\/(?:xml|xhtml|graphql|javascript|ecmascript|sql|yaml|x-yaml)\b|[\w.-]+\/[\w.-]+\+(?:xml|yaml)\b)/i
const LATIN_1 = /;\s*charset="?(?:iso-8859-1|latin-?1|windows-1252|us-ascii)\b/i

/** Whether a body is inspected. A body without a type may be anything, and is inspected. */
export function isTextual(contentType: string): boolean {
  return (
    [FORM, JSON_TYPE, MULTIPART, TEXT].some((type) => type.test(contentType.trim())) || contentType === ''
  )
}

/** Finds the texts in the start of a body, even if that is malformed. */
export function readBodyTexts({ start }: WafBody, contentType: string, reader: TextCollector): void {
  const type = contentType.trim()
  const text = start.toString(LATIN_1.test(type) ? 'latin1' : 'utf8')
  if (FORM.test(type)) reader.addArguments(text, 'body-name', 'body-value')
  else if (JSON_TYPE.test(type)) readJson(text, reader)
  else if (MULTIPART.test(type)) readMultipart(text, type, reader)
  else reader.add('body-text', text)
}

function readJson(text: string, { add }: TextCollector): void {
  const { strings, isJson } = readJsonStrings(text)
  for (const { text, isName } of strings) add(isName ? 'body-name' : 'body-value', text)
  if (!isJson) add('body-text', text)
}

function readMultipart(text: string, contentType: string, { add }: TextCollector): void {
  const parts = readFormParts(text, contentType)
  if (parts === null) {
    add('body-text', text)
    return
  }
  for (const { name, fileName, content } of parts) {
    add('body-name', name)
    if (fileName !== null) add('file-name', fileName)
    add(fileName === null ? 'body-value' : 'file-content', content)
  }
}

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

export type JsonString = { readonly text: string; readonly isName: boolean }

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** The characters allowed between strings. */
const BETWEEN = /^[\s[\]{},:0-9+\-.eEtrufalsn]*$/

/**
 * Finds the strings of a JSON text in their order, even if the text is cut off or malformed. No tree is built, so depth does not matter,
 * and both values of a repeated name are found. `isJson` is false if the text between the strings is not JSON.
 */
export function readJsonStrings(text: string): { strings: JsonString[]; isJson: boolean } {
  const strings: JsonString[] = []
  let isJson = true
  let at = 0
  for (;;) {
    const start = text.indexOf('"', at)
    const between = text.slice(at, start === -1 ? text.length : start)
    isJson &&= BETWEEN.test(between)
    if (start === -1) return { strings, isJson }
    const end = endOfString(text, start + 1)
    at = end + 1
    strings.push({ text: decodeEscapes(text.slice(start + 1, end)), isName: isColonNext(text, at) })
  }
}

/** The index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) return at
    if (char === 0x5c) at++
  }
  return text.length
}

function isColonNext(text: string, start: number): boolean {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++
  return text.charCodeAt(at) === 0x3a
}

function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (_escape, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
