/** Lints `schema.graphql` alone: Biome takes care of the TypeScript. */
import graphql from '@graphql-eslint/eslint-plugin'

export default [
  {
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // A payload is the answer to a mutation, a connection a page, an edge a place in it, a check the answer to a question,
      // and the rest parts of the object that holds them, or of a project: none can be read again by an id of its own.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            types: [
              'PageInfo',
              'EdgeTraffic',
              'LeftBehind',
              'ScalewayLoadBalancer',
              'TlsSecret',
              'WafExclusionRule',
              'RouteRule',
              'RuleHttpMatch',
              'RulePathFilter',
              'RuleHostFilter',
              'PlanDetails',
              'CurrentPlan',
              'PlanUsageDetails',
              'Billing',
              'Money',
            ],
            suffixes: ['Connection', 'Edge', 'Payload', 'Error', 'Origin', 'Check'],
          },
        },
      ],
      // Connections list `nodes` beside `edges` as a short cut, payloads list user errors, pipelines their errors: lists
      // wrap more than edges here.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
]
