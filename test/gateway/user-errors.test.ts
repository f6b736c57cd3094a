/** Writes that the API refuses become user errors if the caller can correct them. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'

const OTHER = '00000000-0000-4000-8000-000000000002'
const ERRORS = 'userErrors { code field message }'
const UPDATE = `mutation { updateCacheStage(input: { id: "${SOME_ID}", fallbackTtl: 1 }) { ${ERRORS} } }`
const CREATE = `mutation { createCacheStage(input: { pipelineId: "${SOME_ID}", fallbackTtl: 1, backendStageId: "${OTHER}" }) { ${ERRORS} } }`

type Refused = { status: number; body: object }

async function userErrorsOf(query: string, refused: Refused) {
  await using world = await startWorld()
  world.upstream.faults.add(refused)
  const { data } = await world.query(query)
  const [payload] = Object.values(data) as {
    userErrors: { code: string; field: string[]; message: string }[]
  }[]
  return payload?.userErrors ?? []
}

const precondition = (help?: string): Refused => ({
  status: 412,
  body: {
    type: 'precondition_failed',
    message: 'm',
    precondition: 'resource_still_in_use',
    help_message: help,
  },
})
const invalid = (argument: string, help?: string, reason = 'constraint'): Refused => ({
  status: 400,
  body: {
    type: 'invalid_arguments',
    message: 'invalid argument(s)',
    details: [{ argument_name: argument, reason, help_message: help }],
  },
})
const notFound = (id: string): Refused => ({
  status: 404,
  body: { type: 'not_found', message: 'resource is not found', resource: 'r', resource_id: id },
})

describe('an object that does not exist', () => {
  it.each([
    [UPDATE, notFound(SOME_ID), ['input', 'id'], `id ${SOME_ID}`],
    [UPDATE, { status: 404, body: { message: 'Not Found' } }, ['input', 'id'], `id ${SOME_ID}`],
    [CREATE, notFound(SOME_ID), ['input', 'pipelineId'], `pipelineId ${SOME_ID}`],
    [CREATE, notFound(OTHER), ['input', 'backendStageId'], `backendStageId ${OTHER}`],
    [
      `mutation { setHeadStage(input: { pipelineId: "${SOME_ID}", addNewHeadStage: { newStageId: "${OTHER}" } }) { ${ERRORS} } }`,
      notFound(OTHER),
      ['input', 'addNewHeadStage', 'newStageId'],
      `newStageId ${OTHER}`,
    ],
  ])('names the missing object (%s, %j)', async (query, refused, field, what) => {
    expect(await userErrorsOf(query, refused)).toEqual([
      {
        code: 'NOT_FOUND',
        field,
        message: `${what} does not exist, or not for this credential. Nothing was changed.`,
      },
    ])
  })
})

describe('a refusal that names no argument', () => {
  const whole: [number, object, string][] = [
    [409, { type: 'already_exists', message: 'm', resource: 'r', resource_id: SOME_ID }, 'CONFLICT'],
    [
      409,
      { type: 'transient_state', message: 'm', resource: 'r', resource_id: SOME_ID, current_state: 's' },
      'TRANSIENT_STATE',
    ],
    [409, { type: 'conflict', message: 'm' }, 'CONFLICT'],
    [410, { type: 'expired', message: 'm' }, 'EXPIRED'],
    [412, precondition().body, 'PRECONDITION_FAILED'],
    [423, { type: 'locked', message: 'm' }, 'LOCKED'],
  ]
  it.each(whole)(
    "points a refusal (%d %j) at the object's id, or at the pipeline of a new object",
    async (status, body, code) => {
      expect(await userErrorsOf(UPDATE, { status, body })).toMatchObject([{ code, field: ['input', 'id'] }])
      expect(await userErrorsOf(CREATE, { status, body })).toMatchObject([
        { code, field: ['input', 'pipelineId'] },
      ])
      const createPipeline = `mutation { createPipeline(input: { name: "n" }) { ${ERRORS} } }`
      expect(await userErrorsOf(createPipeline, { status, body })).toMatchObject([{ code, field: ['input'] }])
    },
  )

  it("repeats the API's help on what must be done first", async () => {
    expect(await userErrorsOf(UPDATE, precondition(`cache stage ${OTHER} leads to this stage`))).toEqual([
      {
        code: 'PRECONDITION_FAILED',
        field: ['input', 'id'],
        message: `cache stage ${OTHER} leads to this stage. Nothing was changed.`,
      },
    ])
  })

  it('uses a message of its own when the API gives no help', async () => {
    for (const help of [undefined, '', 'https://api.example/help'])
      expect(await userErrorsOf(UPDATE, precondition(help))).toMatchObject([
        { message: expect.stringMatching(/^Something else must be done first.* Nothing was changed\.$/) },
      ])
  })
})

describe("the API's help text", () => {
  it.each([
    ['see https://internal.example/help?token=s3cret for more', 'see for more'],
    ['call edge.internal:8080/v1/stages or www.example.com', 'call or'],
    ['shop.example.com is taken', 'shop.example.com is taken'],
    ['two\nlines\u0000here', 'two lines here'],
    ['a'.repeat(300), 'a'.repeat(300)],
    ['🙂'.repeat(301), `${'🙂'.repeat(299)}…`],
  ])('shortens help to one line of at most 300 characters without addresses (%j)', async (help, message) => {
    expect(await userErrorsOf(UPDATE, invalid('fallback_ttl', help))).toMatchObject([{ message }])
  })

  it.each([
    ['value is required', 'fallbackTtl: value is required'],
    ['must be less', 'fallbackTtl: must be less'],
    [undefined, 'fallbackTtl: is not accepted by Edge Services'],
    ['a lifetime cannot be negative', 'a lifetime cannot be negative'],
  ])('names the argument in the message if the help needs it (%j)', async (help, message) => {
    expect(await userErrorsOf(UPDATE, invalid('fallback_ttl', help))).toMatchObject([
      { field: ['input', 'fallbackTtl'], message },
    ])
  })
})

describe('an argument that the API wraps in an object of its own', () => {
  const rules = 'exclusionRules: [{ ruleId: 942100 }]'
  const secrets = `secrets: [{ secretId: "${OTHER}", region: "fr-par" }]`
  it.each([
    [
      `mutation { updateWafStage(input: { id: "${SOME_ID}", ${rules} }) { ${ERRORS} } }`,
      'exclusion_rules.rules.0.rule_id',
      ['input', 'exclusionRules', '0', 'ruleId'],
    ],
    [
      `mutation { createWafStage(input: { pipelineId: "${SOME_ID}", mode: ENABLE, paranoiaLevel: 1, ${rules} }) { ${ERRORS} } }`,
      'exclusion_rules.rules[0].rule_id',
      ['input', 'exclusionRules', '0', 'ruleId'],
    ],
    [
      `mutation { updateTlsStage(input: { id: "${SOME_ID}", ${secrets} }) { ${ERRORS} } }`,
      'tls_secrets_config.tls_secrets.0.secret_id',
      ['input', 'secrets', '0', 'secretId'],
    ],
    [
      `mutation { updateTlsStage(input: { id: "${SOME_ID}", ${secrets} }) { ${ERRORS} } }`,
      'tls_secrets_config',
      ['input', 'secrets'],
    ],
  ])(
    'names an argument that the API nests by its place in the input (%s, %s)',
    async (query, argument, field) => {
      expect(await userErrorsOf(query, invalid(argument, 'a help'))).toMatchObject([{ field }])
    },
  )
})
