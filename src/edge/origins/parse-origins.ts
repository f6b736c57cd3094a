/** `EDGE_ORIGINS`: the mapping from backends to URLs. */
import { type OriginUrl, parseOriginUrl } from './origin-url.js'

/** URLs by the keys of `EDGE_ORIGINS`, with ids in lower case. */
export type OriginMapping = ReadonlyMap<string, OriginUrl>

export type ParsedOrigins = { readonly mapping: OriginMapping } | { readonly problems: readonly string[] }

const OBJECT = 'EDGE_ORIGINS must be a JSON object or the path of a file with one'
const KEYS = 's3:<bucket name>, lb:<id>, container:<id>, function:<id> or *'
const KEY = /^(?:\*|(s3|lb|container|function):[^\s:]+)$/
const MAX_SHOWN_CHARS = 60

/**
 * Parses a JSON object, or the path of a file that contains one. The file is read once. Each value is a URL, whose path is put before the
 * path of every request, or `host:port`, for which the backend's `is_ssl` selects the scheme. Ids are case-insensitive, and names of
 * buckets are not. All problems are returned together, in one line each: the setting, the expected and the given value, without
 * credentials. A text that begins like JSON is not taken for a path.
 */
export function parseOrigins(text: string, readFile: (path: string) => string): ParsedOrigins {
  const trimmed = text.trim()
  if (/^[{["]/.test(trimmed)) return parseJson(trimmed, `${shown(trimmed)}, which is`)
  const name = JSON.stringify(trimmed)
  try {
    return parseJson(readFile(trimmed), `${name}, whose content is`)
  } catch (error) {
    return { problems: [`${OBJECT}, got ${name}, which cannot be read (${reasonOf(error)})`] }
  }
}

/** @param got the beginning of the phrase about the given value. */
function parseJson(json: string, got: string): ParsedOrigins {
  const object = readObject(json)
  if (typeof object === 'string') return { problems: [`${OBJECT}, got ${got} ${object}`] }
  const mapping = new Map<string, OriginUrl>()
  const problems: string[] = []
  for (const [name, value] of Object.entries(object)) {
    const key = name.startsWith('s3:') ? name : name.toLowerCase()
    const url = typeof value === 'string' ? parseOriginUrl(value) : null
    if (!KEY.test(key)) problems.push(`EDGE_ORIGINS must have keys like ${KEYS}, got ${pair(name, value)}`)
    else if (url === null)
      problems.push(
        `EDGE_ORIGINS must map each key to an http(s) URL without credentials, query and hash, or to host:port, got ${pair(name, value)}`,
      )
    else if (mapping.has(key))
      problems.push(`EDGE_ORIGINS must have each key once, got ${pair(name, value)} again`)
    else mapping.set(key, url)
  }
  return problems.length === 0 ? { mapping } : { problems }
}

/** @returns the object, or a description of what the text is instead. */
function readObject(json: string): object | string {
  try {
    // Some editors begin files with a byte order mark.
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'not an object'
  } catch (error) {
    return `not JSON (${syntaxProblem(error)})`
  }
}

/** The message of `JSON.parse`, without the text that it may quote, because that may contain a password. */
function syntaxProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const [, token] = /^(Unexpected token '.+?'), /s.exec(message) ?? []
  return token ?? (message.includes('is not valid JSON') ? 'no JSON at all' : message)
}

function pair(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${shown(JSON.stringify(value))}`
}

/** The given value, shortened, and without the parts that may contain secrets. */
function shown(json: string): string {
  const safe = json.replace(/[^"/@]*@/g, '…@').replace(/\?[^"]*/g, '?…')
  return safe.length > MAX_SHOWN_CHARS ? `${safe.slice(0, MAX_SHOWN_CHARS)}…` : safe
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
