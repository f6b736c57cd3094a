/** A request taken apart into the texts that rules are matched against. */

import { formDecode, normalise, percentDecode, withoutComments } from './decode.js'
import { fieldText } from './field-text.js'
import { type BodyReader, readBodyTexts } from './read-body-texts.js'
import type { WafRequest } from './waf-engine.js'

/** Where a text was. Those about bodies are about the part of it that is looked at. */
export type Place =
  | 'method'
  /** The target, or a form, as sent: still percent-encoded. */
  | 'encoded'
  | 'path'
  | 'query-name'
  | 'query-value'
  | 'cookie'
  | 'user-agent'
  | 'referer'
  /** Any other field. */
  | 'field'
  | 'body-name'
  | 'body-value'
  /** A body of no form that is known. */
  | 'body-text'
  | 'file-name'
  /** Of a file in a form. */
  | 'file-content'

export type PlacedText = {
  readonly place: Place
  /** In lower case, each run of white space as one space, or one line feed. */
  readonly text: string
}

export type ReadRequest = {
  readonly request: WafRequest
  /** What was percent-encoded is there decoded once and, where that makes a difference, twice; and without comments. */
  readonly texts: readonly PlacedText[]
  /** How many arguments there are in the query and the body. */
  readonly argumentCount: number
  /** In lower case, without parameters; null: it is not said. */
  readonly mediaType: string | null
}

/** Looked at one by one. What is beyond that is put together: a request must not take long by being in many pieces. */
const MAX_TEXTS = 1000

/** Between texts that are put together: nothing that a rule looks for. */
const BETWEEN = ' \u00b7 '

export function readRequest(request: WafRequest): ReadRequest {
  const collected = new Texts()
  const add: BodyReader['add'] = (place, text, decode = percentDecode) => collected.add(place, text, decode)
  let argumentCount = 0
  const addArguments: BodyReader['addArguments'] = (text, names, values) => {
    collected.add('encoded', text, asItIs)
    for (const argument of text.split('&')) {
      if (argument === '') continue
      argumentCount++
      const equals = argument.indexOf('=')
      add(names, equals === -1 ? argument : argument.slice(0, equals), formDecode)
      if (equals !== -1) add(values, argument.slice(equals + 1), formDecode)
    }
  }

  const { method, target, fields, body } = request
  collected.add('method', method, asItIs)
  const question = target.indexOf('?')
  const path = question === -1 ? target : target.slice(0, question)
  collected.add('encoded', path, asItIs)
  add('path', path)
  if (question !== -1) addArguments(target.slice(question + 1), 'query-name', 'query-value')
  for (const name of Object.keys(fields)) readField(name, fieldText(fields, name), add)
  const contentType = fieldText(fields, 'content-type')
  if (body !== null) readBodyTexts(body, contentType, { add, addArguments })
  const mediaType = contentType === '' ? null : (contentType.split(';')[0] ?? '').trim().toLowerCase()
  return { request, texts: collected.all(), argumentCount, mediaType }
}

function readField(name: string, value: string, add: BodyReader['add']): void {
  if (name === 'cookie') {
    for (const pair of value.split(';')) add('cookie', pair.slice(pair.indexOf('=') + 1).trim())
  } else if (name === 'user-agent') add('user-agent', value, asItIs)
  else if (name === 'referer') add('referer', value)
  else add('field', value, asItIs)
}

function asItIs(text: string): string {
  return text
}

class Texts {
  readonly #texts: PlacedText[] = []
  /** By place, those beyond the limit. */
  readonly #rest = new Map<Place, string[]>()

  add(place: Place, raw: string, decode: (text: string) => string): void {
    if (raw === '') return
    const decoded = decode(raw)
    this.#addVariants(place, decoded)
    if (decode === asItIs) return
    const twice = percentDecode(decoded)
    if (twice !== decoded) this.#addVariants(place, twice)
  }

  all(): readonly PlacedText[] {
    const rest = [...this.#rest].map(([place, texts]) => ({ place, text: texts.join(BETWEEN) }))
    return [...this.#texts, ...rest]
  }

  /** With its comments too: it is not known where an application sees one begin. */
  #addVariants(place: Place, decoded: string): void {
    const text = normalise(decoded)
    this.#push(place, text)
    const uncommented = withoutComments(text)
    if (uncommented !== text) this.#push(place, normalise(uncommented))
  }

  #push(place: Place, text: string): void {
    if (this.#texts.length < MAX_TEXTS) {
      this.#texts.push({ place, text })
      return
    }
    const rest = this.#rest.get(place)
    if (rest === undefined) this.#rest.set(place, [text])
    else rest.push(text)
  }
}
