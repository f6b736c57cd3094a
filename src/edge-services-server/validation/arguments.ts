/** Reads a request's arguments and collects everything that is wrong with them, so that it is all refused at once. */
import { type InvalidArgument, InvalidArguments } from '../errors.js'

export type Reason = 'required' | 'format' | 'constraint'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Arguments by name. What is left out and what is null are the same: the API decodes bodies by protobuf's rules. A reader
 * answers `undefined` for both, and for what it refused.
 */
export class Arguments {
  constructor(
    private readonly values: object,
    private readonly problems: InvalidArgument[] = [],
    private readonly prefix = '',
  ) {}

  refuse(name: string, reason: Reason, helpMessage: string): void {
    this.problems.push({ argument_name: this.prefix + name, reason, help_message: helpMessage })
  }

  /** Throws what was refused so far. */
  assertValid(): void {
    if (this.problems.length > 0) throw new InvalidArguments(this.problems)
  }

  has(name: string): boolean {
    return this.value(name) !== undefined
  }

  string(name: string): string | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') this.refuse(name, 'format', 'value must be a string')
    else if (isStorable(value)) return value
    else this.refuse(name, 'format', 'value must be valid UTF-8 without NUL')
    return undefined
  }

  requiredString(name: string): string | undefined {
    if (!this.has(name)) this.refuse(name, 'required', 'value is required')
    const value = this.string(name)
    if (value === '') this.refuse(name, 'required', 'value is required')
    return value
  }

  boolean(name: string): boolean | undefined {
    const value = this.value(name)
    if (value === undefined || typeof value === 'boolean') return value
    this.refuse(name, 'format', 'value must be a boolean')
    return undefined
  }

  positiveInteger(name: string): number | undefined {
    const value = this.value(name)
    if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= 1))
      return value as number | undefined
    this.refuse(name, 'format', 'value must be a positive integer')
    return undefined
  }

  /** In lower case, as the API writes ids. An empty string is left to the caller to give a meaning. */
  uuid(name: string): string | undefined {
    const value = this.value(name)
    if (value === undefined || value === '') return value
    if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase()
    this.refuse(name, 'format', 'value must be a valid UUID')
    return undefined
  }

  requiredUuid(name: string): string | undefined {
    const value = this.uuid(name)
    if (!this.has(name) || value === '') this.refuse(name, 'required', 'value is required')
    return value
  }

  /** The members of an object, whose problems are reported with these. */
  object(name: string): Arguments | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Arguments(value, this.problems, `${this.prefix}${name}.`)
    }
    this.refuse(name, 'format', 'value must be an object')
    return undefined
  }

  /** The same for a list of objects, which may not be empty. */
  objects(name: string): Arguments[] {
    const value = this.value(name)
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
      this.refuse(name, 'required', 'value must contain at least 1 item')
      return []
    }
    if (!Array.isArray(value)) {
      this.refuse(name, 'format', 'value must be a list')
      return []
    }
    const items = new Arguments(
      Object.fromEntries(value.map((item, index) => [`${name}.${index}`, item])),
      this.problems,
      this.prefix,
    )
    return value.flatMap((item, index) => {
      if (item === null) items.refuse(`${name}.${index}`, 'format', 'value must be an object')
      return items.object(`${name}.${index}`) ?? []
    })
  }

  private value(name: string): unknown {
    const value = Object.hasOwn(this.values, name)
      ? (this.values as Record<string, unknown>)[name]
      : undefined
    return value ?? undefined
  }
}

/** SQLite ends a text at a NUL, and half a surrogate pair has no UTF-8: such a value would not come back as it was sent. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}

/** An id in a path. */
export function parsePathId(name: string, id: string | undefined): string {
  const args = new Arguments({ [name]: id })
  const uuid = args.requiredUuid(name)
  args.assertValid()
  return uuid ?? ''
}
