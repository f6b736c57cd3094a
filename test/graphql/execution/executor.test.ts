/** The rules of execution one by one. That all of them together are graphql-js's own is the property's business. */
import {
  buildSchema,
  type ExecutionResult,
  GraphQLError,
  type GraphQLResolveInfo,
  getIntrospectionQuery,
  parse,
} from 'graphql'
import { expect, it } from 'vitest'
import { createExecutor, type DataSize } from '../../../src/graphql/execution/executor.js'
import { expectSameAnswers, type Variables } from './support/compare.js'
import { afterTurns } from './support/random-data.js'

const SDL = /* GraphQL */ `
  directive @note on FIELD | QUERY | FRAGMENT_DEFINITION | INLINE_FRAGMENT | VARIABLE_DEFINITION
  enum Color { RED GREEN }
  input Point { x: Int!, y: Int = 7 }
  interface Named { name: String }
  type Cat implements Named { name: String, id: ID!, friend: Cat, strict: Cat!, color: Color, count: Int!, tags: [String!], loose: [String] }
  type Dog implements Named { name: String, bones(first: Int! = 3, at: Point): [Dog] }
  union Pet = Cat | Dog
  type Query {
    cat: Cat, cats: [Cat!], pet: Pet, named: [Named], text: String, int: Int, float: Float, on: Boolean, id: ID
    dog(first: Int, at: Point, ids: [ID!]): Dog, grid: [[Int!]]!, must: String!
  }
  type Mutation { one: Cat, two: Int!, three: Int }
  type Subscription { tick: Int }
`

type Root = { readonly [field: string]: unknown }

const fail = (message: string) => () => {
  throw new Error(message)
}
const later = (value: unknown) => () => Promise.resolve(value)
const refuse = (message: string) => () => Promise.reject(new Error(message))

/** A document, the values of its root fields, and the answer: data as text, and each error as its path and message. */
const RULES: readonly {
  readonly rule: string
  readonly text: string
  readonly root?: Root
  readonly variables?: Variables
  readonly data: string
  readonly errors?: readonly string[]
}[] = [
  {
    rule: 'fields come in the order of their first selection, and those of one key are merged',
    text: '{ cat { ...F friend { name } id } cat { friend { id } again: id } } fragment F on Named { name ... on Cat { count } }',
    root: { cat: { name: 'Tom', id: 1, count: 2, friend: { name: 'Kit', id: '2' } } },
    data: '{"cat":{"name":"Tom","count":2,"friend":{"name":"Kit","id":"2"},"id":"1","again":"1"}}',
  },
  {
    rule: 'a fragment counts for the types that it names',
    text: '{ pet { __typename ... on Dog { name } ... on Named { who: name } ... on Cat { id } ... { type: __typename } } }',
    root: { pet: { __typename: 'Cat', name: 'Tom', id: 'c' } },
    data: '{"pet":{"__typename":"Cat","who":"Tom","id":"c","type":"Cat"}}',
  },
  {
    rule: '@skip goes before @include, and both can be variables',
    text: 'query ($yes: Boolean!, $no: Boolean = false) { a: int @skip(if: $yes) @include(if: true) b: int @include(if: $no) c: int @include(if: $yes) @skip(if: $no) d: int @skip(if: true) }',
    root: { int: 1 },
    variables: { yes: true },
    data: '{"c":1}',
  },
  {
    rule: 'a condition without a value is an error of the object that has it',
    text: 'query ($if: Boolean = true) { int cat { name @include(if: $if) } }',
    root: { int: 1, cat: { name: 'Tom' } },
    variables: { if: null },
    data: '{"int":1,"cat":null}',
    errors: ['cat: Argument "if" of non-null type "Boolean!" must not be null.'],
  },
  {
    rule: 'a condition without a value at the top is an error of the whole answer',
    text: 'query ($if: Boolean = true) { int @skip(if: $if) }',
    variables: { if: null },
    data: 'null',
    errors: [': Argument "if" of non-null type "Boolean!" must not be null.'],
  },
  {
    rule: 'keys that are something to JavaScript are keys like any other',
    text: '{ __proto__: int then: text toJSON: int constructor: int hasOwnProperty: int }',
    root: { int: 1, text: 'x' },
    data: '{"__proto__":1,"then":"x","toJSON":1,"constructor":1,"hasOwnProperty":1}',
  },
  {
    rule: 'leaves are serialized by their types',
    text: '{ text int float on id cat { color } }',
    root: { text: 12, int: '12', float: '1.5', on: 1, id: 7, cat: { color: 'RED' } },
    data: '{"text":"12","int":12,"float":1.5,"on":true,"id":"7","cat":{"color":"RED"}}',
  },
  {
    rule: 'a leaf that cannot be serialized is an error of its place',
    text: '{ text int float on id cat { color } }',
    root: { text: {}, int: 2 ** 31, float: Number.NaN, on: 'yes', id: true, cat: { color: 'BLUE' } },
    data: '{"text":null,"int":null,"float":null,"on":null,"id":null,"cat":{"color":null}}',
    errors: [
      'text: String cannot represent value: {}',
      'int: Int cannot represent non 32-bit signed integer value: 2147483648',
      'float: Float cannot represent non numeric value: NaN',
      'on: Boolean cannot represent a non boolean value: "yes"',
      'id: ID cannot represent value: true',
      'cat.color: Enum "Color" cannot represent value: "BLUE"',
    ],
  },
  {
    rule: 'a null goes up to the next place that may be null',
    text: '{ cat { friend { strict { count } } name } }',
    root: { cat: { name: 'Tom', friend: { strict: { count: null } } } },
    data: '{"cat":{"friend":null,"name":"Tom"}}',
    errors: ['cat.friend.strict.count: Cannot return null for non-nullable field Cat.count.'],
  },
  {
    rule: 'a null that nothing stops makes the answer null, and ends it',
    text: '{ int must text }',
    root: { int: fail('first'), must: null, text: fail('never') },
    data: 'null',
    errors: ['int: first', 'must: Cannot return null for non-nullable field Query.must.'],
  },
  {
    rule: 'errors of items name the item',
    text: '{ cat { tags loose } cats { id } grid }',
    root: {
      cat: { tags: ['a', null], loose: ['a', new Error('no'), null, {}] },
      cats: [{ id: 1 }, null],
      grid: [[1], [null], null, 'x'],
    },
    data: '{"cat":{"tags":null,"loose":["a",null,null,null]},"cats":null,"grid":[[1],null,null,null]}',
    errors: [
      'cat.tags.1: Cannot return null for non-nullable field Cat.tags.',
      'cat.loose.1: no',
      'cat.loose.3: String cannot represent value: {}',
      'cats.1: Cannot return null for non-nullable field Query.cats.',
      'grid.1.0: Cannot return null for non-nullable field Query.grid.',
      'grid.3: Expected Iterable, but did not find one for field "Query.grid".',
    ],
  },
  {
    rule: 'anything that can be iterated is a list',
    text: '{ cats { id } grid cat { tags loose } }',
    root: {
      cats: new Set([{ id: 1 }]),
      grid: () => [[1, 2].values()],
      cat: { tags: 'text', loose: { length: 1 } },
    },
    data: '{"cats":[{"id":"1"}],"grid":[[1,2]],"cat":{"tags":null,"loose":null}}',
    errors: [
      'cat.tags: Expected Iterable, but did not find one for field "Cat.tags".',
      'cat.loose: Expected Iterable, but did not find one for field "Cat.loose".',
    ],
  },
  {
    rule: 'an error that is returned is as good as thrown, and so is anything else that is thrown',
    text: '{ text int float on }',
    root: {
      text: new Error('returned'),
      int: () => {
        throw 'a text'
      },
      float: () => Promise.reject(undefined),
      on: later(new Error('resolved to')),
    },
    data: '{"text":null,"int":null,"float":null,"on":null}',
    errors: [
      'text: returned',
      'int: Unexpected error value: "a text"',
      'float: Unexpected error value: undefined',
      'on: resolved to',
    ],
  },
  {
    rule: 'an error that has a path keeps it',
    text: '{ text }',
    root: { text: new GraphQLError('elsewhere', { path: ['there', 1] }) },
    data: '{"text":null}',
    errors: ['there.1: elsewhere'],
  },
  {
    rule: 'promises are waited for wherever they are',
    text: '{ cats { id friend { name } } text }',
    root: {
      cats: later([Promise.resolve({ id: later(1), friend: later({ name: later('Kit') }) })]),
      text: 'now',
    },
    data: '{"cats":[{"id":"1","friend":{"name":"Kit"}}],"text":"now"}',
  },
  {
    rule: 'an error below a value that is null already is left out, though the answer still waits for something else',
    text: '{ cat { strict { count name } friend { name } } text }',
    root: {
      cat: {
        strict: { count: refuse('soon'), name: () => afterTurns(20, fail('late')) },
        friend: { name: fail('at once') },
      },
      text: () => afterTurns(60, () => 'in the end'),
    },
    data: '{"cat":null,"text":"in the end"}',
    errors: ['cat.friend.name: at once', 'cat.strict.count: soon'],
  },
  {
    rule: 'an abstract type must be told from the value',
    text: '{ named { name } }',
    root: {
      named: [
        { name: 'nothing' },
        { __typename: 'Fish' },
        { __typename: 'Color' },
        { __typename: 'Query' },
        { __typename: 'Dog', name: 'Rex' },
      ],
    },
    data: '{"named":[null,null,null,null,{"name":"Rex"}]}',
    errors: [
      'named.0: Abstract type "Named" must resolve to an Object type at runtime for field "Query.named". Either the "Named" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.',
      'named.1: Abstract type "Named" was resolved to a type "Fish" that does not exist inside the schema.',
      'named.2: Abstract type "Named" was resolved to a non-object type "Color".',
      'named.3: Runtime Object type "Query" is not a possible type for "Named".',
    ],
  },
  {
    rule: 'the fields of a mutation wait for each other, and what follows a null of the whole is not begun',
    text: 'mutation { one { id } three again: three two last: three }',
    root: { one: later({ id: 1 }), three: refuse('third'), two: later(null) },
    data: 'null',
    errors: ['three: third', 'again: third', 'two: Cannot return null for non-nullable field Mutation.two.'],
  },
]

const schema = buildSchema(SDL)

it.each(RULES)('$rule', async ({ text, root, variables = {}, data, errors = [] }) => {
  const [answer] = await expectSameAnswers(schema, parse(text), [variables], () => ({ rootValue: root }))
  expect(JSON.stringify(answer?.data)).toBe(data)
  expect((answer?.errors ?? []).map(({ path, message }) => `${(path ?? []).join('.')}: ${message}`)).toEqual(
    errors,
  )
})

it('introspection is executed like anything else', async () => {
  const [answer] = await expectSameAnswers(schema, parse(getIntrospectionQuery()), [{}])
  expect(answer?.errors).toBeUndefined()
  await expectSameAnswers(schema, parse('{ __type(name: "Cat") { name fields { name } } }'), [{}])
})

it('an operation with more combinations of conditions than are kept is executed right with every one, again and again', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const text = `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { __typename ${names
    .map((name) => `${name}: int @include(if: $${name})`)
    .join(' ')} }`
  const sets = Array.from({ length: 2 ** names.length }, (_, bits) =>
    Object.fromEntries(names.map((name, index) => [name, (bits & (2 ** index)) !== 0])),
  )
  await expectSameAnswers(schema, parse(text), [...sets, ...sets], () => ({ rootValue: { int: 1 } }))
})

it('variables count anew for every execution, in lists and objects of arguments too', async () => {
  const seen: unknown[] = []
  const root = { dog: (args: unknown) => void seen.push(args) }
  const text =
    'query ($n: Int, $id: ID = "z") { dog(first: $n, at: { x: 1, y: $n }, ids: ["a", $id]) { name } constant: dog(at: { x: 2 }) { name } }'
  const sets = [{ n: 1 }, { n: 2, id: 'b' }, {}, { n: null }]
  await expectSameAnswers(schema, parse(text), sets, () => ({ rootValue: root }))
  const half = seen.length / 2
  expect(seen.slice(half)).toEqual(seen.slice(0, half))
  expect(seen[half]).toEqual({ first: 1, at: { x: 1, y: 1 }, ids: ['a', 'z'] })
})

it('a resolver gets the same arguments and info for every object of a list, and cannot change the arguments', () => {
  const calls: { args: object; info: GraphQLResolveInfo }[] = []
  const answer = run('query ($n: Int!) { dog { bones { bones(first: $n) { name } } } }', {
    variables: { n: 1 },
    root: {
      dog: {
        bones: () =>
          [1, 2].map(() => ({
            bones: (args: object, _: unknown, info: GraphQLResolveInfo) => void calls.push({ args, info }),
          })),
      },
    },
  })
  expect(answer).toEqual({ data: { dog: { bones: [{ bones: null }, { bones: null }] } } })
  const [first, second] = calls
  expect(first?.args).toEqual({ first: 1 })
  expect(second?.args).toBe(first?.args)
  expect(second?.info).toBe(first?.info)
  expect(Object.isFrozen(first?.args)).toBe(true)
})

it('an info has all that graphql-js gives, but a path', () => {
  const infos: GraphQLResolveInfo[] = []
  const text = 'query Q($n: Int) { named: dog(first: $n) { ...F } } fragment F on Dog { name }'
  const root = {
    dog: (_args: unknown, _context: unknown, given: GraphQLResolveInfo) => void infos.push(given),
  }
  run(text, { root, variables: { n: 1 } })
  const [info] = infos
  expect(info).toMatchObject({
    fieldName: 'dog',
    parentType: schema.getQueryType(),
    returnType: schema.getType('Dog'),
    schema,
    rootValue: root,
    variableValues: { n: 1 },
    operation: { name: { value: 'Q' } },
    fragments: { F: { name: { value: 'F' } } },
    fieldNodes: [{ alias: { value: 'named' } }],
  })
  expect(() => info?.path).toThrow('info.path is not available')
})

it('an answer without promises is there at once', () => {
  expect(run('{ cat { tags } }', { root: { cat: { tags: ['a'] } } })).toEqual({
    data: { cat: { tags: ['a'] } },
  })
})

it.each([
  { what: 'a subscription', text: 'subscription { tick }' },
  { what: 'a directive of another kind on a field', text: '{ text @note }' },
  { what: 'a directive of another kind on the operation', text: 'query @note { text }' },
  {
    what: 'a directive of another kind on a variable',
    text: 'query ($n: Int @note) { dog(first: $n) { name } }',
  },
  { what: 'a directive of another kind on a fragment', text: '{ ...F } fragment F on Query @note { text }' },
  {
    what: 'a directive of another kind deep in a fragment',
    text: '{ ...F } fragment F on Query { cat { ... @note { id } } }',
  },
  { what: 'a document of several operations, with no name', text: 'query A { text } query B { text }' },
])('$what is left to graphql-js', async ({ text }) => {
  const prepared = createExecutor(schema).prepare(parse(text), null)
  const size: DataSize = { characters: 0 }
  const answer = await prepared.execute({
    variables: {},
    rawVariables: {},
    contextValue: null,
    rootValue: { text: 'by graphql-js', tick: 1, cat: { id: 1 } },
    size,
  })
  expect(prepared.isCovered).toBe(false)
  expect(size.characters).toBe(Number.POSITIVE_INFINITY)
  expect(answer.errors?.map(({ message }) => message)).toEqual(
    text.startsWith('query A')
      ? ['Must provide operation name if query contains multiple operations.']
      : undefined,
  )
})

it('directives of another kind count only where the operation can reach them', () => {
  const document = parse(
    'query A { ...F } query B { ...G } fragment F on Query { text } fragment G on Query { text @note }',
  )
  const { prepare } = createExecutor(schema)
  expect([
    prepare(document, 'A').isCovered,
    prepare(document, 'B').isCovered,
    prepare(document, 'C').isCovered,
  ]).toEqual([true, false, false])
})

it('what graphql-js executes gets the variables as they were sent', async () => {
  const prepared = createExecutor(schema).prepare(
    parse('query ($n: Int = 5) { dog(first: $n) @note { name } }'),
    null,
  )
  const root = { dog: ({ first }: { first: number }) => ({ name: String(first) }) }
  const answer = await prepared.execute({
    variables: { n: 5 },
    rawVariables: {},
    contextValue: null,
    rootValue: root,
  })
  expect(answer).toEqual({ data: { dog: { name: '5' } } })
})

it('the size of an answer of texts that need no escapes is hardly more than what its JSON has', () => {
  const size: DataSize = { characters: 0 }
  const root = { cat: { name: 'x'.repeat(1_000), tags: ['a', 'bc'] } }
  const answer = run('{ cat { name tags } }', { root, size })
  const length = JSON.stringify(answer.data).length
  expect(size.characters).toBeGreaterThanOrEqual(length)
  expect(size.characters).toBeLessThan(length + 40)
})

function run(
  text: string,
  { root, variables = {}, size }: { root: Root; variables?: Variables; size?: DataSize },
): ExecutionResult {
  const answer = createExecutor(schema)
    .prepare(parse(text), null)
    .execute({
      variables,
      rawVariables: variables,
      contextValue: null,
      rootValue: root,
      ...(size === undefined ? {} : { size }),
    })
  if (answer instanceof Promise) throw new Error('expected an answer at once')
  return answer
}
