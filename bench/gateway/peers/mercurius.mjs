/** Mercurius on Fastify with JIT. BULK=1: pipelines come with their stages, as for Edgeway; else its own loaders. */
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { BulkApi, RestApi, stagesPath, toPage } from './api.mjs'
import { get, patch } from './rest.mjs'
import { createSchema, KINDS, toConnection, typeOfStage } from './schema.mjs'

const isBulk = process.env.BULK === '1'

/** A loader is given all objects of a level at once; it reads each pipeline once. */
function pipelineLoader(queries) {
  const asked = new Map()
  return Promise.all(
    queries.map(({ obj }) => {
      const id = obj.pipeline_id
      if (!asked.has(id)) asked.set(id, get(`/pipelines/${id}`))
      return asked.get(id)
    }),
  )
}

const stagesLoader = (kind) => (queries) =>
  Promise.all(
    queries.map(async ({ obj, params }) =>
      toConnection(toPage(`${kind}-stages`)(await get(stagesPath(kind, obj.id, params.first ?? 20)))),
    ),
  )

const loaders = {
  Pipeline: Object.fromEntries(KINDS.map((kind) => [`${kind}Stages`, stagesLoader(kind)])),
  ...Object.fromEntries(
    KINDS.map((kind) => [
      typeOfStage(kind),
      { pipeline: { loader: pipelineLoader, opts: { cacheKey: ({ obj }) => obj.pipeline_id } } },
    ]),
  ),
}
const restApi = new RestApi({ get, patch })

const app = Fastify()
app.register(mercurius, {
  schema: createSchema((type, field) => !isBulk && loaders[type]?.[field] !== undefined),
  ...(isBulk ? {} : { loaders }),
  context: (request) => ({
    api: isBulk ? new BulkApi({ get, patch }, request.body?.query ?? request.query.query) : restApi,
  }),
  jit: 1,
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
