/** Objects whose members are made when they are first asked for. */

const SOURCE = Symbol('source')

/** Makes each member of an object. A maker may use other members of the same object. */
export type Makers<Source, Members> = {
  readonly [Name in keyof Members]: (source: Source, members: Members) => Members[Name]
}

/**
 * @returns a function that creates an object for a source. It costs next to nothing, because all objects share one prototype. The object's
 * own properties are the members that were made so far.
 */
export function lazyMembers<Source, Members extends object>(
  makers: Makers<Source, Members>,
): (source: Source) => Members {
  class Lazy {
    readonly [SOURCE]: Source
    constructor(source: Source) {
      this[SOURCE] = source
    }
  }
  for (const name of Object.keys(makers) as (keyof Members)[]) {
    Object.defineProperty(Lazy.prototype, name, {
      enumerable: true,
      get(this: Lazy) {
        const value = makers[name](this[SOURCE], this as unknown as Members)
        Object.defineProperty(this, name, { value, enumerable: true })
        return value
      },
    })
  }
  return (source) => new Lazy(source) as unknown as Members
}
