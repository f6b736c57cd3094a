/** Operations that cost more than their size suggests. Each function returns the body of a POST to `/graphql`. */

const body = (query: string, variables?: object) => JSON.stringify({ query, ...(variables && { variables }) })
const repeat = (count: number, item: (index: number) => string, separator = ' ') =>
  Array.from({ length: count }, (_, index) => item(index)).join(separator)

/** Fragments that each spread the next one `width` times, which makes `width ** levels` fields. */
export function fragmentBomb(levels: number, width = 2): string {
  const fragments = repeat(
    levels,
    (index) => `fragment f${index} on Query { ${repeat(width, () => `...f${index + 1}`)} }`,
  )
  return body(`{ ...f0 } ${fragments} fragment f${levels} on Query { __typename }`)
}

/** Like `fragmentBomb`, but each spread is inside a `nextStage`, so the depth grows too. */
export function deepFragmentBomb(levels: number, width = 2): string {
  const fragments = repeat(
    levels,
    (index) =>
      `fragment f${index} on Stage { ${repeat(width, (copy) => `a${copy}: nextStage { ...f${index + 1} }`)} }`,
  )
  return body(
    `{ node(id: "00000000-0000-4000-8000-000000000001") { ...f0 } } ${fragments} fragment f${levels} on Stage { id }`,
  )
}

/** Neighbouring fragments with the same fields. GraphQL compares each pair of fragments. */
export function rivalFragments(fragments: number, fields: number): string {
  const selection = repeat(
    fields,
    (index) => ['id', 'name', 'status', 'createdAt', 'updatedAt'][index % 5] ?? 'id',
  )
  return body(
    `{ pipelines { nodes { ${repeat(fragments, (index) => `...f${index}`)} } } } ${repeat(fragments, (index) => `fragment f${index} on Pipeline { ${selection} }`)}`,
  )
}

/** The same field many times under one response name, with arguments that GraphQL has to compare. */
export function sameField(count: number, field = 'pipelines(first: 1) { totalCount }'): string {
  return body(`{ ${repeat(count, () => field)} }`)
}

/** Root fields that each fail. */
export function failingRootFields(count: number): string {
  return body(`{ ${repeat(count, (index) => `a${index}: node(id: "x") { id }`)} }`)
}

/** Scans across all pipelines. */
export function scans(count: number): string {
  return body(`{ ${repeat(count, (index) => `a${index}: cacheStages(first: 5) { nodes { id } }`)} }`)
}

/** A valid document of about `bytes`, different for each `seed`. */
export function largeDocument(bytes: number, seed: number): string {
  const name = 'x'.repeat(Math.ceil(bytes / 90))
  return body(`query q${seed} { ${repeat(90, (index) => `a${index}: __type(name: "${name}") { name }`)} }`)
}

/** A document of about `bytes` with as many tokens as it can have. */
export function manyTokens(bytes: number): string {
  return body(`{ ${'a '.repeat(Math.ceil(bytes / 2))} }`)
}

/** Nested selection sets. */
export function deepSelection(levels: number): string {
  return body(`{ ${'pipeline(id: "x") { '.repeat(levels)} id ${'}'.repeat(levels)} }`)
}

/** Nested inline fragments, which do not count as fields. */
export function deepInlineFragments(levels: number): string {
  return body(`{ ${'... { '.repeat(levels)} __typename ${'}'.repeat(levels)} }`)
}

/** Fragments in a chain, as deep as it is long. */
export function fragmentChain(levels: number): string {
  const fragments = repeat(levels, (index) => `fragment f${index} on Query { ...f${index + 1} }`)
  return body(`{ ...f0 } ${fragments} fragment f${levels} on Query { __typename }`)
}

/** An argument of nested lists or objects. */
export function deepArgument(levels: number, kind: 'list' | 'object'): string {
  const value =
    kind === 'list'
      ? '['.repeat(levels) + ']'.repeat(levels)
      : `${'{a:'.repeat(levels)} 1 ${'}'.repeat(levels)}`
  return body(`{ pipelines(filter: ${value}) { totalCount } }`)
}

/** A variable of nested lists or objects. */
export function deepVariable(levels: number, kind: 'list' | 'object'): string {
  const value =
    kind === 'list'
      ? '['.repeat(levels) + ']'.repeat(levels)
      : `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  return `{"query":"query ($filter: PipelineFilter) { pipelines(filter: $filter) { totalCount } }","variables":{"filter":${value}}}`
}

/** A variable whose type is nested lists. */
export function deepType(levels: number): string {
  return body(`query ($a: ${'['.repeat(levels)}ID${']'.repeat(levels)}) { nodes(ids: $a) { id } }`)
}

/** Nested lists with up to `100 ** levels` objects. */
export function nestedLists(levels: number): string {
  return body(
    `{ pipelines(first: 100) { nodes { ${'cacheStages(first: 100) { nodes { pipeline { '.repeat(levels)} id ${'} } }'.repeat(levels)} } } }`,
  )
}

/** Many line breaks, which have to be counted to locate each error. */
export function manyLines(lines: number, fields: number): string {
  return body(`{ ${'\n'.repeat(lines)} ${repeat(fields, (index) => `a${index}: node(id: "x") { id }`)} }`)
}
