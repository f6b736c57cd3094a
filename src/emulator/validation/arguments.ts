/** Reads a request's arguments and collects every problem, so that one response reports all of them. */
import { isUuid } from '../../lib/uuid.js'
import { type InvalidArgument, InvalidArguments } from '../errors.js'
import { type Accepted, combineList, isRefused, REFUSED, type Refused } from './refused.js'

export type Reason = 'required' | 'format' | 'constraint'

/**
 * Arguments by name. Null means the same as leaving an argument out, because the API decodes bodies by protobuf's rules.
 * Methods that read an argument return `undefined` for both, and `REFUSED` for a value that they refuse. Parsing must end
 * with `accept`.
 */
export class Arguments {
  constructor(
    private readonly values: object,
    private readonly problems: InvalidArgument[] = [],
    private readonly prefix = '',
  ) {}

  refuse(name: string, reason: Reason, helpMessage: string): Refused {
    this.problems.push({ argument_name: this.prefix + name, reason, help_message: helpMessage })
    return REFUSED
  }

  /**
   * Returns the values that were read.
   * @throws InvalidArguments if anything was refused.
   */
  accept<Values extends object>(values: Values | Refused): Accepted<Values> {
    if (this.problems.length > 0 || isRefused(values)) throw new InvalidArguments(this.problems)
    return values as Accepted<Values>
  }

  has(name: string): boolean {
    return this.value(name) !== undefined
  }

  string(name: string): string | undefined | Refused {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') return this.refuse(name, 'format', 'value must be a string')
    if (isStorable(value)) return value
    return this.refuse(name, 'format', 'value must be valid UTF-8 without NUL')
  }

  requiredString(name: string): string | Refused {
    const value = this.string(name)
    return value === undefined || value === '' ? this.refuse(name, 'required', 'value is required') : value
  }

  boolean(name: string): boolean | undefined | Refused {
    const value = this.value(name)
    if (value === undefined || typeof value === 'boolean') return value
    return this.refuse(name, 'format', 'value must be a boolean')
  }

  positiveInteger(name: string): number | undefined | Refused {
    return this.integer(name, { min: 1, max: Number.MAX_SAFE_INTEGER })
  }

  integer(name: string, { min, max }: { min: number; max: number }): number | undefined | Refused {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (!Number.isSafeInteger(value)) return this.refuse(name, 'format', 'value must be an integer')
    if (Number(value) >= min && Number(value) <= max) return Number(value)
    return this.refuse(name, 'constraint', `value must be between ${min} and ${max}`)
  }

  requiredInteger(name: string, range: { min: number; max: number }): number | Refused {
    return this.integer(name, range) ?? this.refuse(name, 'required', 'value is required')
  }

  /** Whether the argument is left out, an empty string or an empty list. */
  isEmpty(name: string): boolean {
    const value = this.value(name)
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined | Refused {
    const text = this.string(name)
    if (text === undefined || isRefused(text)) return text
    const value = values.find((candidate) => candidate === text)
    return value ?? this.refuse(name, 'constraint', `value must be one of ${values.join(', ')}`)
  }

  /**
   * Reads a value of an enum of the API. `unset` is the zero value of the enum, such as `unknown_mode`. That value and an
   * empty string count as left out, because the Go SDK sends one of them for a field that its caller did not set.
   */
  enumValue<Value extends string>(
    name: string,
    values: readonly Value[],
    unset: string,
  ): Value | undefined | Refused {
    return this.isUnset(name, unset) ? undefined : this.oneOf(name, values)
  }

  requiredEnumValue<Value extends string>(
    name: string,
    values: readonly Value[],
    unset: string,
  ): Value | Refused {
    return this.enumValue(name, values, unset) ?? this.refuse(name, 'required', 'value is required')
  }

  /** Returns the id in lower case, as the API writes ids. An empty string is returned as it is: its meaning is up to the caller. */
  uuid(name: string): string | undefined | Refused {
    const value = this.value(name)
    if (value === undefined || value === '') return value
    if (typeof value === 'string' && isUuid(value)) return value.toLowerCase()
    return this.refuse(name, 'format', 'value must be a valid UUID')
  }

  requiredUuid(name: string): string | Refused {
    return this.uuid(name) || this.refuse(name, 'required', 'value is required')
  }

  /** Reads the members of an object. Their problems are reported together with all others, as `name.member`. */
  object<Value>(name: string, read: (members: Arguments) => Value): Value | undefined | Refused {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.refuse(name, 'format', 'value must be an object')
    return read(new Arguments(value, this.problems, `${this.prefix}${name}.`))
  }

  requiredObject<Value extends object | Refused>(
    name: string,
    read: (members: Arguments) => Value,
  ): Value | Refused {
    return this.object(name, read) ?? this.refuse(name, 'required', 'value is required')
  }

  /** Reads a list of objects. Items that are not objects are reported before the problems inside objects. */
  objects<Value extends object>(
    name: string,
    read: (members: Arguments) => Value | Refused,
  ): Value[] | undefined | Refused {
    const members = this.eachItem(name, 'value must be an object', (items, item) =>
      items.requiredObject(item, (each) => each),
    )
    if (members === undefined || isRefused(members)) return members
    return combineList(members.map((each) => (isRefused(each) ? each : read(each))))
  }

  /** Reads a list of objects that must not be empty. */
  requiredObjects<Value extends object>(
    name: string,
    read: (members: Arguments) => Value | Refused,
  ): Value[] | Refused {
    if (this.isEmpty(name)) this.refuse(name, 'required', 'value must contain at least 1 item')
    return this.objects(name, read) ?? REFUSED
  }

  /** Reads a list of strings. Each item that is not a string, or does not pass the rule, is a problem of its own. */
  strings(
    name: string,
    rule: { reason: Reason; helpMessage: string; passes: (text: string) => boolean },
  ): string[] | undefined | Refused {
    return this.items(name, 'value must be a string', (items, item) => {
      const text = items.string(item) ?? REFUSED
      return isRefused(text) || rule.passes(text) ? text : items.refuse(item, rule.reason, rule.helpMessage)
    })
  }

  stringsOf<Value extends string>(name: string, values: readonly Value[]): Value[] | undefined | Refused {
    return this.items(name, 'value must be a string', (items, item) => items.oneOf(item, values) ?? REFUSED)
  }

  /** Reads a list. `read` gets the name of each item, such as `name.0`, and reads the item by it. Null items are refused. */
  items<Item>(
    name: string,
    expectation: string,
    read: (items: Arguments, item: string) => Item | Refused,
  ): Item[] | undefined | Refused {
    const values = this.eachItem(name, expectation, read)
    return values === undefined || isRefused(values) ? values : combineList(values)
  }

  private eachItem<Item>(
    name: string,
    expectation: string,
    read: (items: Arguments, item: string) => Item | Refused,
  ): (Item | Refused)[] | undefined | Refused {
    const list = this.value(name)
    if (list === undefined) return undefined
    if (!Array.isArray(list)) return this.refuse(name, 'format', 'value must be a list')
    const named = list.map((item, index) => [`${name}.${index}`, item] as const)
    const items = new Arguments(Object.fromEntries(named), this.problems, this.prefix)
    return named.map(([item, value]) =>
      value === null ? this.refuse(item, 'format', expectation) : read(items, item),
    )
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

/** SQLite ends a text at a NUL, and half a surrogate pair has no UTF-8, so neither would be read back as it was sent. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}

/**
 * Parses an id in a path.
 * @throws InvalidArguments
 */
export function parsePathId(name: string, id: string | undefined): string {
  const args = new Arguments({ [name]: id })
  return args.accept({ id: args.requiredUuid(name) }).id
}
