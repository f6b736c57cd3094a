/** Lints only `schema.graphql`, because Biome lints the TypeScript. */
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
      // These types have no id of their own, so they cannot be read again. A payload is the result of a mutation, a connection is a page,
      // an edge is a place in a page, and a check is the result of a question. The other types are parts of the object that holds them,
      // or of a project.
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
      // Lists here contain more than edges: connections list `nodes` beside `edges` as a shortcut, payloads list user errors, and
      // pipelines list their errors.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
]
