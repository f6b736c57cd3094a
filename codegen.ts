import type { CodegenConfig } from '@graphql-codegen/cli'

/** A resolver's parent is what the client returned: the API's own object, nothing copied by hand. */
const mappers = {
  Pipeline: '../../wire/pipeline.js#Pipeline as WirePipeline',
  PipelineError: '../../wire/pipeline.js#PipelineError as WirePipelineError',
  CacheStage: '../../wire/cache-stage.js#CacheStage as WireCacheStage',
  BackendStage: '../../wire/backend-stage.js#BackendStage as WireBackendStage',
  ScalewayS3Origin: '../../wire/backend-stage.js#ScalewayS3 as WireScalewayS3',
  ScalewayLoadBalancerOrigin: '../../wire/backend-stage.js#ScalewayLb as WireScalewayLb',
  ScalewayServerlessContainerOrigin:
    '../../wire/backend-stage.js#ScalewayServerlessContainer as WireScalewayServerlessContainer',
  ScalewayServerlessFunctionOrigin:
    '../../wire/backend-stage.js#ScalewayServerlessFunction as WireScalewayServerlessFunction',
}

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/graphql/__generated__/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.js#Context as WireContext',
        mappers,
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        avoidOptionals: {
          query: true,
          mutation: true,
          subscription: false,
          resolvers: false,
          field: false,
          inputValue: false,
          object: false,
          defaultValue: false,
        },
        strictScalars: true,
        scalars: { DateTime: 'string', ID: 'string' },
        inputMaybeValue: 'T | null | undefined',
        emitLegacyCommonJSImports: false,
      },
    },
  },
}

export default config
