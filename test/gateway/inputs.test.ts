/** Tests invalid inputs: the gateway reports every problem with its field and sends nothing upstream. */
import fc from 'fast-check'
import { buildSchema, type GraphQLInputObjectType, getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typeDefs } from '../../src/graphql/schema.js'
import { startWorld, type World } from '../support/gateway.js'
import { cases, type Damage, damage, type Input, together } from './support/bad-inputs.js'

const schema = buildSchema(typeDefs)
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
const inputTypeOf = (field: string) => {
  const type = mutations.find(({ name }) => name === field)?.args[0]?.type
  return getNamedType(type) as GraphQLInputObjectType
}

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

type Problem = { code: string; field: string[]; message: string }

async function problemsOf(field: string, input: Input): Promise<Problem[]> {
  world.upstream.resetRequests()
  const text = `mutation ($input: ${inputTypeOf(field)}!) { ${field}(input: $input) { userErrors { code field message } } }`
  const data = await world.read(text, { input })
  expect(world.upstream.requests).toEqual([])
  return data[field].userErrors
}

/** Lists each field once, as a string such as `fqdns.1`. */
const fieldsOf = (problems: readonly Problem[]) =>
  [...new Set(problems.map(({ field }) => field.slice(1).join('.')))].toSorted()

it('the cases cover every mutation', () => {
  expect(Object.keys(cases).toSorted()).toEqual(mutations.map(({ name }) => name).toSorted())
})

describe.each(Object.entries(cases))('%s', (field, { input, damages }) => {
  it('reports every possible problem in one response, each with its field, and sends nothing', async () => {
    const done = together(damages).map(
      (one) => [one, fc.sample(one.values, { numRuns: 1, seed: 1 })[0]] as const,
    )
    const damaged = damage(input, done)
    const problems = await problemsOf(field, damaged.input)
    expect(fieldsOf(problems)).toEqual([...new Set(damaged.reported)].toSorted())
    for (const { message } of problems) expect(message).toMatch(/^[a-z]\w*[.\w]* .+|^(?:only )?one of .+/)
  })

  it('reports exactly the fields that are wrong, in any combination', async () => {
    const damagesDone = fc
      .shuffledSubarray([...damages], { minLength: 1 })
      .chain((some) =>
        fc.tuple(
          ...together(some).map((one) => one.values.map((value) => [one, value] as [Damage, unknown])),
        ),
      )
    await fc.assert(
      fc.asyncProperty(damagesDone, async (done) => {
        const damaged = damage(input, done)
        expect(fieldsOf(await problemsOf(field, damaged.input))).toEqual(
          [...new Set(damaged.reported)].toSorted(),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('finds no problem in a valid input', async () => {
    const text = `mutation ($input: ${inputTypeOf(field)}!) { ${field}(input: $input) { userErrors { code } } }`
    world.upstream.faults.add({ status: 503 })
    const { errors } = await world.query(text, { input })
    world.upstream.faults.clear()
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }])
  })
})

const updates = Object.keys(cases).filter((field) => field.startsWith('update'))

describe.each(updates)('%s', (field) => {
  it('requires a change, and reports that along with an invalid id', async () => {
    expect(fieldsOf(await problemsOf(field, { id: 'x' }))).toEqual(['', 'id'])
  })

  it('accepts null for links only', async () => {
    const settings = Object.keys(inputTypeOf(field).getFields()).filter((name) => name !== 'id')
    const input = Object.fromEntries([['id', 'x'], ...settings.map((name) => [name, null])])
    const others = settings.filter((name) => !name.endsWith('StageId'))
    expect(fieldsOf(await problemsOf(field, input))).toEqual(['id', ...others].toSorted())
  })
})

describe('fields of which one is required', () => {
  it.each<[string, Input, string[]]>([
    ['setHeadStage', { pipelineId: 'x' }, ['', 'pipelineId']],
    ['createPurgeRequest', { pipelineId: 'x' }, ['', 'pipelineId']],
    ['createPurgeRequest', { pipelineId: 'x', all: false, assets: [] }, ['', 'pipelineId']],
    ['addRouteRules', { id: 'x', routeRules: [] }, ['id', 'routeRules']],
  ])('requires a value (%s %j)', async (field, input, places) => {
    const problems = await problemsOf(field, input)
    expect(fieldsOf(problems)).toEqual(places)
    expect(problems.map(({ code }) => code)).toContain('REQUIRED')
  })
})

describe('the stages of a new pipeline', () => {
  it('reports stages that do not fit together along with the other problems', async () => {
    const problems = await problemsOf('createPipeline', {
      name: '',
      stages: {
        backendStage: { origin: { scalewayS3: { bucketName: '' } } },
        routeStage: { routeRules: [{ skipWaf: true }] },
      },
    })
    expect(fieldsOf(problems)).toEqual([
      'name',
      'stages.backendStage.origin.scalewayS3.bucketName',
      'stages.routeStage',
      'stages.routeStage.routeRules.0.skipWaf',
    ])
  })
})

describe('the message of a problem', () => {
  it.each<[string, Input, string[]]>([
    [
      'createDnsStage',
      {
        fqdns: [
          '*.example.com',
          'münchen.de',
          'x',
          'a_b.com',
          `${'a'.repeat(64)}.com`,
          `${'a.'.repeat(127)}com`,
          '10.0.0.1',
          'x.scw.cloud',
          'b.com',
          'B.com.',
        ],
      },
      [
        'fqdns.0 must be a name without *: wildcardDomain is for all the names below it, got "*.example.com"',
        'fqdns.1 must be in ASCII: xn--mnchen-3ya.de, got "münchen.de"',
        'fqdns.2 must have at least one dot, such as shop.example.com, got "x"',
        'fqdns.3 must have only letters, digits and hyphens between its dots, no hyphen beside a dot, and no two dots in a row, got "a_b.com"',
        `fqdns.4 must have at most 63 characters between two dots (it has 64), got "${'a'.repeat(60)}… (68 characters)"`,
        `fqdns.5 must have at most 253 characters (it has 257), got "${'a.'.repeat(30)}… (257 characters)"`,
        'fqdns.6 must end in a top-level domain, such as .com, got "10.0.0.1"',
        'fqdns.7 must not be in scw.cloud, which Edge Services forbids, got "x.scw.cloud"',
        'fqdns.9 must differ from fqdns.8, got "B.com." twice',
      ],
    ],
    [
      'createPurgeRequest',
      { assets: ['a', '/*', '/a/'] },
      [
        'assets.0 must be a path that starts with /, got "a"',
        'assets.1 must name one object, without wildcards, got "/*"',
        'assets.2 must name one object, no directory, got "/a/"',
      ],
    ],
    ['createWafStage', { mode: 'ENABLE', paranoiaLevel: 9 }, ['paranoiaLevel must be 1 to 4, got 9']],
  ])('states the rule and the value (%s)', async (field, input, messages) => {
    const problems = await problemsOf(field, { pipelineId: '00000000-0000-4000-8000-000000000001', ...input })
    expect(problems.map(({ message }) => message)).toEqual(messages)
  })
})
