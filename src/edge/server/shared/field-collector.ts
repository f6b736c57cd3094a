/** The fields of a request, collected line by line. */
import type { Fields } from '../../../http-cache/message.js'

export class FieldCollector {
  /** Without a prototype: a client may name a field as it likes, `__proto__` too. */
  readonly #byName: Record<string, string | string[]> = Object.create(null)

  /** The name in any case; the value without the white space around it. */
  add(name: string, value: string): void {
    const lowerName = name.toLowerCase()
    const earlier = this.#byName[lowerName]
    if (earlier === undefined) this.#byName[lowerName] = value
    else if (typeof earlier === 'string') this.#byName[lowerName] = [earlier, value]
    else earlier.push(value)
  }

  /** In the place of all lines of that name. */
  set(lowerName: string, value: string): void {
    this.#byName[lowerName] = value
  }

  get all(): Fields {
    return this.#byName
  }
}
