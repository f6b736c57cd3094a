/** Holds the executor of the project to what graphql-js answers. */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getVariableValues,
  Kind,
} from 'graphql'
import { expect } from 'vitest'
import { createExecutor, type DataSize } from '../../../../src/graphql/execution/executor.js'

export type Variables = { readonly [name: string]: unknown }

/** Makes the context and the root value of one execution, so that no two of them share anything. */
export type MakeRequest = () => { readonly contextValue?: unknown; readonly rootValue?: unknown }

/** The context's calls of resolvers, if it counts them, are compared, too. */
type Counting = { readonly calls?: readonly unknown[] } | undefined

/**
 * Executes the document with each set of variables, all at once with one prepared operation, and one after the other with
 * graphql-js. Sets that graphql-js refuses are left out.
 * @returns what graphql-js answered.
 */
export async function expectSameAnswers(
  schema: GraphQLSchema,
  document: DocumentNode,
  sets: readonly Variables[],
  makeRequest: MakeRequest = () => ({}),
): Promise<readonly ExecutionResult[]> {
  const answers: Outcome[] = []
  const accepted: { raw: Variables; coerced: Variables }[] = []
  for (const raw of sets) {
    const { coerced } = getVariableValues(schema, variableDefinitions(document), raw)
    if (coerced === undefined) continue
    accepted.push({ raw, coerced })
    const request = makeRequest()
    // graphql-js leaves some rejections unseen: of the items of a list that another item made null.
    await withRejections(async () => {
      answers.push(
        await outcome(
          () => execute({ schema, document, variableValues: raw, ...request }),
          request.contextValue as Counting,
        ),
      )
    })
  }

  const prepared = createExecutor(schema).prepare(document, null)
  expect(prepared.isCovered).toBe(true)
  const { unseen } = await withRejections(async () => {
    const ours = await Promise.all(
      accepted.map(async ({ raw, coerced }, index) => {
        const size: DataSize = { characters: 0 }
        const request = makeRequest()
        const run = () =>
          prepared.execute({
            variables: coerced,
            rawVariables: raw,
            contextValue: undefined,
            ...request,
            size,
          })
        const { result, ...rest } = await outcome(run, request.contextValue as Counting)
        expectBound(size, rest.data)
        const { result: _, ...expected } = answers[index] as Outcome
        return [rest, expected] as const
      }),
    )
    for (const [actual, expected] of ours) expect(actual).toEqual(expected)
  })
  expect(unseen).toEqual([])
  return answers.map(({ result }) => result)
}

type Outcome = {
  readonly isPromise: boolean
  readonly keys: readonly string[]
  readonly data: string | undefined
  readonly errors: readonly unknown[] | undefined
  readonly calls: readonly unknown[] | undefined
  readonly result: ExecutionResult
}

async function outcome(
  run: () => ExecutionResult | PromiseLike<ExecutionResult>,
  context: Counting,
): Promise<Outcome> {
  const running = run()
  const result = await running
  return {
    isPromise: running instanceof Promise,
    keys: Object.keys(result),
    // As text at once: nothing may change afterwards.
    data: JSON.stringify(result.data),
    errors: result.errors?.map(({ message, path, locations, nodes, extensions, originalError }) => {
      const {
        name,
        message: text,
        thrownValue,
      } = (originalError ?? {}) as Partial<Error> & { thrownValue?: unknown }
      return { message, path, locations, nodes, extensions, original: { name, text, thrownValue } }
    }),
    calls: context?.calls && [...context.calls],
    result,
  }
}

function expectBound({ characters }: DataSize, data: string | undefined): void {
  const escapes = [...(data ?? '').matchAll(/\\(?:u....|.)/g)].reduce(
    (sum, [sequence]) => sum + sequence.length - 1,
    0,
  )
  expect(characters).toBeGreaterThanOrEqual((data?.length ?? 0) - escapes)
  expect(6 * characters).toBeGreaterThanOrEqual(data?.length ?? 0)
}

/** Runs with an eye on rejected promises that nobody has seen. */
async function withRejections(run: () => Promise<void>): Promise<{ readonly unseen: readonly unknown[] }> {
  const unseen: unknown[] = []
  const note = (reason: unknown) => void unseen.push(reason)
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', note)
  try {
    await run()
    // Node looks for them after the microtasks of a turn.
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    process.removeListener('unhandledRejection', note)
    for (const listener of others) process.on('unhandledRejection', listener)
  }
  return { unseen }
}

function variableDefinitions({ definitions }: DocumentNode) {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  return operation?.variableDefinitions ?? []
}
