/** Compares two responses. The order of an object's fields and of introspected types does not matter. */

/** The first difference, as a path and the two values. Null: there is none. */
export function differenceOf(one: unknown, other: unknown, path = 'data'): string | null {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [ones, others] = path.includes('__schema') ? [sorted(one), sorted(other)] : [one, other]
    if (ones.length !== others.length) return `${path} has ${ones.length} items, not ${others.length}`
    for (const [index, item] of ones.entries()) {
      const difference = differenceOf(item, others[index], `${path}.${index}`)
      if (difference !== null) return difference
    }
    return null
  }
  if (isObject(one) && isObject(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const difference = differenceOf(one[name], other[name], `${path}.${name}`)
      if (difference !== null) return difference
    }
    return null
  }
  return one === other ? null : `${path} is ${JSON.stringify(one)}, not ${JSON.stringify(other)}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const sorted = (items: readonly unknown[]) =>
  items.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
const nameOf = (item: unknown) => (isObject(item) ? String(item.name) : String(item))
