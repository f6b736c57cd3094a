/** Takes a request apart into the texts that rules are matched against. */

import { pathOf, queryOf } from '../../http-cache/rules/target.js'
import { formDecode, normalise, percentDecode, withoutComments } from './decode.js'
import { readBodyTexts, type TextCollector } from './read-body-texts.js'
import { finish, type Work } from './scheduler.js'
import { fieldText, type Place, type PlacedText, type ReadRequest, type WafRequest } from './waf-request.js'

/** The number of texts that are kept apart. Further texts of one place are joined, so that many small texts do not take long. */
const MAX_TEXTS = 1000

/** A text is decoded at most this many more times, after the decoding that its place requires. */
const MAX_DECODINGS = 2

/** Separates joined texts. No rule looks for this. */
const BETWEEN = ' \u00b7 '

/** The number of characters that are decoded and normalised in one slice of work. Each text counts as `TEXT_OVERHEAD_CHARACTERS` more. */
const SLICE_CHARACTERS = 64 * 1024
const TEXT_OVERHEAD_CHARACTERS = 100

export function readRequest(request: WafRequest): ReadRequest {
  return finish(readInSlices(request))
}

/** Does the same as `readRequest` in slices of work, for large requests. */
export function* readInSlices(request: WafRequest): Work<ReadRequest> {
  const collected = new Texts()
  let argumentCount = 0
  const addArguments: TextCollector['addArguments'] = (text, names, values) => {
    collected.addAsItIs('encoded', text)
    for (const argument of text.split('&')) {
      if (argument === '') continue
      argumentCount++
      const equals = argument.indexOf('=')
      collected.add(names, formDecode(equals === -1 ? argument : argument.slice(0, equals)))
      if (equals !== -1) collected.add(values, formDecode(argument.slice(equals + 1)))
    }
  }

  const { method, target, fields, body } = request
  collected.addAsItIs('method', method)
  const path = pathOf(target)
  collected.addAsItIs('encoded', path)
  collected.add('path', percentDecode(path))
  addArguments(queryOf(target), 'query-name', 'query-value')
  for (const name of Object.keys(fields)) readField(name, fieldText(fields, name), collected)
  const contentType = fieldText(fields, 'content-type')
  if (body !== null) {
    readBodyTexts(body, contentType, { add: (place, text) => collected.add(place, text), addArguments })
  }
  const mediaType = contentType === '' ? null : (contentType.split(';')[0] ?? '').trim().toLowerCase()
  return { request, texts: yield* collected.read(), argumentCount, mediaType }
}

function readField(name: string, value: string, collected: Texts): void {
  if (name === 'cookie') {
    for (const pair of value.split(';')) collected.add('cookie', pair.slice(pair.indexOf('=') + 1).trim())
  } else if (name === 'user-agent' || name === 'referer') collected.add(name, value)
  else collected.addAsItIs('field', value)
}

class Texts {
  readonly #added: { place: Place; text: string; isDecoded: boolean }[] = []
  readonly #texts: PlacedText[] = []
  /** The texts beyond `MAX_TEXTS`, by place. */
  readonly #rest = new Map<Place, string[]>()

  add(place: Place, text: string): void {
    this.#added.push({ place, text, isDecoded: true })
  }

  addAsItIs(place: Place, text: string): void {
    this.#added.push({ place, text, isDecoded: false })
  }

  /** Returns all texts in each of their forms. */
  *read(): Work<readonly PlacedText[]> {
    let characters = 0
    for (const { place, text, isDecoded } of this.#added) {
      if (characters >= SLICE_CHARACTERS) {
        yield
        characters = 0
      }
      characters += text.length + TEXT_OVERHEAD_CHARACTERS
      this.#read(place, text)
      if (isDecoded) this.#readDecoded(place, text)
    }
    const rest = [...this.#rest].map(([place, texts]) => ({ place, text: texts.join(BETWEEN) }))
    return [...this.#texts, ...rest]
  }

  #readDecoded(place: Place, text: string): void {
    let decoded = text
    for (let times = 0; times < MAX_DECODINGS; times++) {
      const next = percentDecode(decoded)
      if (next === decoded) return
      this.#read(place, next)
      decoded = next
    }
  }

  /** Keeps the text both with and without its comments, because an application may not take them for comments. */
  #read(place: Place, text: string): void {
    if (text === '') return
    const normal = normalise(text)
    this.#push(place, normal)
    const uncommented = withoutComments(normal)
    if (uncommented !== normal) this.#push(place, normalise(uncommented))
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
