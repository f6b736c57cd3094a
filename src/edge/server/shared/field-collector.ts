/** Collects the fields of a request, line by line. */
import type { Fields } from '../../../http-cache/message.js'

export class FieldCollector {
  /** Without a prototype, because clients may name a field anything, even `__proto__`. */
  readonly #byName: Record<string, string | string[]> = Object.create(null)

  /** @param name in any case. @param value without the white space around it. */
  add(name: string, value: string): void {
    const lowerName = name.toLowerCase()
    const earlier = this.#byName[lowerName]
    if (earlier === undefined) this.#byName[lowerName] = value
    else if (typeof earlier === 'string') this.#byName[lowerName] = [earlier, value]
    else earlier.push(value)
  }

  /** Replaces all lines of this name. */
  set(lowerName: string, value: string): void {
    this.#byName[lowerName] = value
  }

  get all(): Fields {
    return this.#byName
  }
}

/** A token: RFC 9110 section 5.1. */
export const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
