/** Reads a request's arguments and collects everything that is wrong with them, so that it is all refused at once. */
import { isUuid } from '../../lib/uuid.js'
import { type InvalidArgument, InvalidArguments } from '../errors.js'

export type Reason = 'required' | 'format' | 'constraint'

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
    return this.integer(name, { min: 1, max: Number.MAX_SAFE_INTEGER })
  }

  integer(name: string, { min, max }: { min: number; max: number }): number | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (!Number.isSafeInteger(value)) this.refuse(name, 'format', 'value must be an integer')
    else if (Number(value) < min || Number(value) > max)
      this.refuse(name, 'constraint', `value must be between ${min} and ${max}`)
    else return Number(value)
    return undefined
  }

  /** Nothing at all, an empty string or an empty list. */
  isEmpty(name: string): boolean {
    const value = this.value(name)
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const text = this.string(name)
    const value = values.find((candidate) => candidate === text)
    if (text !== undefined && value === undefined)
      this.refuse(name, 'constraint', `value must be one of ${values.join(', ')}`)
    return value
  }

  /**
   * An enum of the API. `unset` is its zero value, such as `unknown_mode`: that and an empty string are as good as none,
   * since the Go SDK sends one of them for a field that its caller left alone.
   */
  enumValue<Value extends string>(name: string, values: readonly Value[], unset: string): Value | undefined {
    return this.isUnset(name, unset) ? undefined : this.oneOf(name, values)
  }

  requiredEnumValue<Value extends string>(
    name: string,
    values: readonly Value[],
    unset: string,
  ): Value | undefined {
    if (this.isUnset(name, unset)) this.refuse(name, 'required', 'value is required')
    return this.enumValue(name, values, unset)
  }

  /** In lower case, as the API writes ids. An empty string is left to the caller to give a meaning. */
  uuid(name: string): string | undefined {
    const value = this.value(name)
    if (value === undefined || value === '') return value
    if (typeof value === 'string' && isUuid(value)) return value.toLowerCase()
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

  /** The same for a list of objects. */
  objects(name: string): Arguments[] | undefined {
    return this.items(name, 'value must be an object', (items, item) => items.object(item))
  }

  /** The same, and it may not be empty. */
  requiredObjects(name: string): Arguments[] {
    if (this.isEmpty(name)) this.refuse(name, 'required', 'value must contain at least 1 item')
    return this.objects(name) ?? []
  }

  /** Each item is refused by itself that is no string or does not pass. */
  strings(
    name: string,
    rule: { reason: Reason; helpMessage: string; passes: (text: string) => boolean },
  ): string[] | undefined {
    return this.items(name, 'value must be a string', (items, item) => {
      const text = items.string(item)
      if (text !== undefined && !rule.passes(text)) items.refuse(item, rule.reason, rule.helpMessage)
      return text
    })
  }

  stringsOf<Value extends string>(name: string, values: readonly Value[]): Value[] | undefined {
    return this.items(name, 'value must be a string', (items, item) => items.oneOf(item, values))
  }

  /** Each item by `read`, which finds it under the name that its problems are reported by: `name.0`. */
  items<Item>(
    name: string,
    expectation: string,
    read: (items: Arguments, item: string) => Item | undefined,
  ): Item[] | undefined {
    const list = this.value(name)
    if (list === undefined) return undefined
    if (!Array.isArray(list)) {
      this.refuse(name, 'format', 'value must be a list')
      return undefined
    }
    const named = list.map((item, index) => [`${name}.${index}`, item] as const)
    const items = new Arguments(Object.fromEntries(named), this.problems, this.prefix)
    return named.flatMap(([item, value]) => {
      if (value !== null) return read(items, item) ?? []
      this.refuse(item, 'format', expectation)
      return []
    })
  }

  private isUnset(name: string, unset: string): boolean {
    return this.isEmpty(name) || this.value(name) === unset
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
