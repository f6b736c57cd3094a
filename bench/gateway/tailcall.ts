/** Converts Tailcall's responses, which have the API's names, to the names of Edgeway's schema, so that they can be compared. This takes no measured time. */
import type { Case, Operation } from './case.js'

const LISTS = ['pipelines', 'stages']

export const fromTailcall = {
  operationOf({ tailcall, operation }: Case): Operation | null {
    return tailcall === null ? null : { ...operation, query: tailcall }
  },
  readData: renamed,
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => field(name, inner)))
}

function field(name: string, value: unknown): [string, unknown] {
  if (name === 'fallback_ttl') return ['fallbackTtl', Number.parseInt(String(value), 10)]
  if (name === 'status') return [name, String(value).toUpperCase()]
  if (LISTS.includes(name) && Array.isArray(value))
    return ['edges', value.map((node) => ({ node: renamed(node) }))]
  return [name.replace(/\B(?<!_)_([a-z])/g, (_, letter: string) => letter.toUpperCase()), renamed(value)]
}
