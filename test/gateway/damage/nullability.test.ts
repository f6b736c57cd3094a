/** Checks that every value that may be unreadable is nullable in the schema. The exceptions are listed here with their reasons. */
import { getNullableType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType } from 'graphql'
import Type, { type TObject } from 'typebox'
import { describe, expect, it } from 'vitest'
import { schema } from '../../../src/graphql/schema.js'
import * as backend from '../../../src/wire/backend-stage.js'
import { CacheStage } from '../../../src/wire/cache-stage.js'
import { DnsStage } from '../../../src/wire/dns-stage.js'
import { Pipeline } from '../../../src/wire/pipeline.js'
import * as plan from '../../../src/wire/plan.js'
import { PurgeRequest } from '../../../src/wire/purge-request.js'
import * as route from '../../../src/wire/route-stage.js'
import { TlsStage } from '../../../src/wire/tls-stage.js'
import { WafStage } from '../../../src/wire/waf-stage.js'

const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))

/** The gateway makes these objects itself, so nothing in them can be unreadable. */
const OWN_ITEMS = ['edges', 'userErrors', 'leftBehind']
/** The public contract fixes these fields. */
const PINNED_ITEMS = ['Pipeline.headStages', 'WafStage.exclusionRules']

/** Maps the API's objects to the types that show them. */
const SHOWN: Readonly<Record<string, TObject>> = {
  Pipeline,
  DnsStage,
  TlsStage,
  CacheStage,
  RouteStage: route.RouteStage,
  RuleHttpMatch: route.RuleHttpMatch,
  WafStage,
  BackendStage: backend.BackendStage,
  ScalewayS3Origin: backend.ScalewayS3,
  PurgeRequest,
  PlanDetails: plan.PlanDetails,
  Billing: plan.Billing,
}

/**
 * The API sends these in every answer, and the client lets them be missing only because older answers lack them. A caller has
 * them without a check for null; where one cannot be read, the object's place is lost.
 */
const ALWAYS_SENT = [
  'Pipeline.description',
  'Pipeline.errors',
  'DnsStage.default_fqdn',
  'DnsStage.default_private_fqdn',
  'DnsStage.fqdns',
  'DnsStage.full_private',
  'DnsStage.wildcard_domain',
  'TlsStage.managed_certificate',
  'TlsStage.secrets',
  'CacheStage.include_cookies',
  'WafStage.exclusion_rules',
  'RuleHttpMatch.method_filters',
]

describe('the schema', () => {
  it('allows null for every item that the API sends in a list', () => {
    const fixed = objectTypes.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const list = getNullableType(field.type)
        if (!isListType(list) || !isNonNullType(list.ofType)) return []
        const item = list.ofType.ofType
        if (isScalarType(item) || isEnumType(item) || OWN_ITEMS.includes(field.name)) return []
        return [`${type.name}.${field.name}`]
      }),
    )
    expect(fixed.filter((name) => !PINNED_ITEMS.includes(name))).toEqual([])
  })

  it('allows null for every field that the API may omit, except those it always sends', () => {
    const required = Object.entries(SHOWN).flatMap(([typeName, wire]) => {
      const type = schema.getType(typeName)
      const fields = isObjectType(type) ? type.getFields() : {}
      return Object.entries(wire.properties).flatMap(([name, property]) => {
        const field = fields[name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())]
        if (field === undefined || !Type.IsOptional(property) || !isNonNullType(field.type)) return []
        // An unreadable enum value becomes UNKNOWN.
        return isEnumType(field.type.ofType) ? [] : [`${typeName}.${name}`]
      })
    })
    expect(required.toSorted()).toEqual(ALWAYS_SENT.toSorted())
  })
})
