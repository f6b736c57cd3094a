/** The reads that resolvers make. Peers differ in how they make a GET: `get` may keep the responses of an operation. */

const listField = (collection) =>
  collection.endsWith('-stages') ? 'stages' : collection.replaceAll('-', '_')

export const stagesPath = (kind, pipelineId, first) =>
  `/pipelines/${pipelineId}/${kind}-stages?page=1&page_size=${first}&order_by=created_at_asc`

export const toPage = (collection) => (body) => ({
  items: body[listField(collection)],
  total: body.total_count,
})

function nullWhereMissing(error) {
  if ((error.status ?? error.extensions?.response?.status) === 404) return null
  throw error
}

/** One GET for each list and each object. `prime`, if there is one, is told what a list has brought along. */
export class RestApi {
  constructor({ get, patch, prime }) {
    this.get = get
    this.patch = patch
    this.prime = prime
  }

  async list(collection, first, query = '') {
    const page = toPage(collection)(
      await this.get(`/${collection}?page=1&page_size=${first}&order_by=created_at_asc${query}`),
    )
    if (this.prime) for (const item of page.items) this.prime(`/${collection}/${item.id}`, item)
    return page
  }

  pipelines(first) {
    return this.list('pipelines', first)
  }

  async stages(kind, pipelineId, first) {
    return toPage(`${kind}-stages`)(await this.get(stagesPath(kind, pipelineId, first)))
  }

  object(collection, id) {
    return this.get(`/${collection}/${id}`).catch(nullWhereMissing)
  }

  update(collection, id, body) {
    return this.patch(`/${collection}/${id}`, body)
  }
}

/** Reads pipelines together with their stages, in one call, where the document asks for stages: as Edgeway does. */
export class BulkApi extends RestApi {
  constructor(calls, document) {
    super(calls)
    this.wantsStages = document.includes('Stages')
    this.entries = null
    this.objects = null
  }

  async pipelines(first) {
    if (!this.wantsStages) return super.pipelines(first)
    const { pipelines, total_count } = await this.get(
      `/pipelines-stages?page=1&page_size=${first}&order_by=created_at_asc`,
    )
    this.entries = new Map(pipelines.map((entry) => [entry.pipeline.id, entry]))
    return { items: pipelines.map((entry) => entry.pipeline), total: total_count }
  }

  stages(kind, pipelineId, first) {
    const all = this.entries?.get(pipelineId)?.[`${kind}_stages`]
    if (all === undefined) return super.stages(kind, pipelineId, first)
    return { items: all.length > first ? all.slice(0, first) : all, total: all.length }
  }

  object(collection, id) {
    if (this.entries !== null) {
      if (collection === 'pipelines') {
        const entry = this.entries.get(id)
        if (entry !== undefined) return entry.pipeline
      } else {
        this.objects ??= new Map(
          [...this.entries.values()].flatMap((entry) =>
            Object.values(entry).flatMap((items) =>
              Array.isArray(items) ? items.map((item) => [item.id, item]) : [],
            ),
          ),
        )
        const found = this.objects.get(id)
        if (found !== undefined) return found
      }
    }
    return super.object(collection, id)
  }
}
