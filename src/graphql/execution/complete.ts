/**
 * Executes the fields of objects and completes what their resolvers return, by the rules of graphql-js 16. It makes the
 * same promises as graphql-js, so that errors become known in the same order, and the same errors are lost with a value that becomes null.
 */
import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  locatedError,
} from 'graphql'
import type { Execution } from './execution.js'
import { characters, isSerialized, serialize } from './leaves.js'
import type { Data, FieldPlan, ObjectPlan, ValuePlan } from './plan.js'
import { toRuntimeType, wrongTypeError } from './runtime-type.js'

/** @throws the error of a field that cannot be null. */
export function executeFields(
  execution: Execution,
  plan: ObjectPlan,
  source: unknown,
  path: Path | undefined,
): Data | Promise<Data> {
  const data = new plan.Data()
  const { fields } = plan
  execution.characters += plan.characters
  let hasPromise = false
  try {
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as FieldPlan
      const value = executeField(execution, field, source, path)
      data[field.key] = value
      if (isPromise(value)) hasPromise = true
    }
  } catch (error) {
    if (!hasPromise) throw error
    // The promises of other fields may be rejected too, and each rejection must be handled.
    return settled(data).finally(() => {
      throw error
    })
  }
  return hasPromise ? settled(data) : data
}

/** The same for mutations, whose fields are executed one after the other. */
export function executeFieldsSerially(
  execution: Execution,
  plan: ObjectPlan,
  source: unknown,
): Data | PromiseLike<Data> {
  execution.characters += plan.characters
  let data: Data | PromiseLike<Data> = new plan.Data()
  for (const field of plan.fields) {
    const add = (before: Data): Data | PromiseLike<Data> => {
      const value = executeField(execution, field, source, undefined)
      if (isPromise(value))
        return value.then((resolved) => {
          before[field.key] = resolved
          return before
        })
      before[field.key] = value
      return before
    }
    data = isPromise(data) ? data.then(add) : add(data as Data)
  }
  return data
}

/** Resolves with the object once its promises are fulfilled. */
function settled(data: Data): Promise<Data> {
  return Promise.all(Object.values(data)).then((values) => {
    Object.keys(data).forEach((key, index) => {
      data[key] = values[index]
    })
    return data
  })
}

/** @throws the error of a field that cannot be null. */
function executeField(
  execution: Execution,
  field: FieldPlan,
  source: unknown,
  parentPath: Path | undefined,
): unknown {
  const { value: plan, key } = field
  try {
    const result = resolve(execution, field, source)
    if (plan.leaf !== null && isSerialized(plan.leaf, result)) {
      if (typeof result === 'string') execution.characters += result.length
      return result
    }
    return completeResult(execution, plan, result, { prev: parentPath, key })
  } catch (error) {
    return handleError(execution, plan, error, { prev: parentPath, key })
  }
}

function resolve(execution: Execution, field: FieldPlan, source: unknown): unknown {
  if (field.resolve !== null) {
    const { args, info } = execution.field(field)
    return field.resolve(source, args, execution.contextValue, info)
  }
  if (field.constantArgs === null) void execution.field(field).args
  if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined
  const value = (source as Record<string, unknown>)[field.name]
  if (typeof value !== 'function') return value
  const { args, info } = execution.field(field)
  return (source as Record<string, (...args: unknown[]) => unknown>)[field.name]?.(
    args,
    execution.contextValue,
    info,
  )
}

/** Completes a resolver's result or a list's item, which may be a promise. */
function completeResult(execution: Execution, plan: ValuePlan, result: unknown, path: Path): unknown {
  const completed = isPromise(result)
    ? result.then((resolved) => complete(execution, plan, resolved, path))
    : complete(execution, plan, result, path)
  if (!isPromise(completed)) return completed
  return completed.then(undefined, (error) => handleError(execution, plan, error, path))
}

/** @throws the error, with its place, if the value cannot be null. */
function handleError(execution: Execution, plan: ValuePlan, thrown: unknown, path: Path): null {
  const keys = pathToArray(path)
  const error: GraphQLError = locatedError(thrown, plan.field.nodes, keys)
  if (!plan.isNullable) throw error
  execution.addError(error, keys)
  return null
}

function complete(execution: Execution, plan: ValuePlan, result: unknown, path: Path): unknown {
  if (result instanceof Error) throw result
  const completed =
    result === undefined || result === null ? null : completeValue(execution, plan, result, path)
  if (completed === null && !plan.isNullable) {
    const { parentType, name } = plan.field
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`)
  }
  return completed
}

function completeValue(execution: Execution, plan: ValuePlan, result: unknown, path: Path): unknown {
  if (plan.item !== null) return completeList(execution, plan.item, result, path)
  if (plan.leafType !== null) {
    const serialized = serialize(plan.leafType, result)
    execution.characters += characters(serialized)
    return serialized
  }
  if (plan.objectType !== null) return completeObject(execution, plan, plan.objectType, result, path)
  return completeAbstract(execution, plan, result, path)
}

/** @throws the error of an item that cannot be null. */
function completeList(execution: Execution, plan: ValuePlan, result: unknown, path: Path): unknown {
  if (!isIterable(result)) {
    const { parentType, name } = plan.field
    throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType.name}.${name}".`)
  }
  const items: unknown[] = []
  let hasPromise = false
  try {
    for (const item of result) {
      const completed = completeItem(execution, plan, item, path, items.length)
      if (isPromise(completed)) hasPromise = true
      items.push(completed)
    }
  } catch (error) {
    // The promises of earlier items no longer matter, so their rejections are ignored.
    for (const item of items) if (isPromise(item)) item.then(undefined, () => {})
    throw error
  }
  execution.characters += 2 + items.length * (1 + plan.characters)
  return hasPromise ? Promise.all(items) : items
}

function completeItem(
  execution: Execution,
  plan: ValuePlan,
  item: unknown,
  listPath: Path,
  index: number,
): unknown {
  if (plan.leaf !== null && isSerialized(plan.leaf, item)) {
    if (typeof item === 'string') execution.characters += item.length
    return item
  }
  const path: Path = { prev: listPath, key: index }
  try {
    return completeResult(execution, plan, item, path)
  } catch (error) {
    return handleError(execution, plan, error, path)
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function'
  )
}

function completeAbstract(execution: Execution, plan: ValuePlan, result: unknown, path: Path): unknown {
  const type = plan.abstractType as GraphQLAbstractType
  const { info } = execution.field(plan.field)
  const resolveType = type.resolveType ?? defaultTypeResolver
  const completeAs = (name: unknown) =>
    completeObject(execution, plan, toRuntimeType(name, type, result, info), result, path)
  const name = resolveType(result, execution.contextValue, info, type)
  return isPromise(name) ? name.then(completeAs) : completeAs(name)
}

function completeObject(
  execution: Execution,
  value: ValuePlan,
  type: GraphQLObjectType,
  result: unknown,
  path: Path,
): unknown {
  const plan = value.objectPlan(type)
  if (plan.error !== undefined) throw plan.error
  if (type.isTypeOf) {
    const completeIf = (isTypeOf: boolean) => {
      if (!isTypeOf) throw wrongTypeError(type, result, value.field.nodes)
      return executeFields(execution, plan, result, path)
    }
    const isTypeOf = type.isTypeOf(result, execution.contextValue, execution.field(value.field).info)
    return isPromise(isTypeOf) ? isTypeOf.then(completeIf) : completeIf(isTypeOf)
  }
  return executeFields(execution, plan, result, path)
}

/** Whether the value is anything with a `then`, as in graphql-js. */
export function isPromise<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  )
}

/** The place of a value in a result, as a list from the innermost key outwards. Undefined: the result itself. */
export type Path = { readonly prev: Path | undefined; readonly key: string | number }

function pathToArray(path: Path | undefined): (string | number)[] {
  const keys: (string | number)[] = []
  for (let at = path; at !== undefined; at = at.prev) keys.push(at.key)
  return keys.reverse()
}
