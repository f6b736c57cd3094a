/** A server and a model of it. Each step is taken on both, and then their states are compared. */
import { expect } from 'vitest'
import { createEdgeServicesServer } from '../../src/emulator/server.js'
import type { HeadStageList } from '../../src/wire/head-stage.js'
import type { PipelineStagesList } from '../../src/wire/pipeline.js'
import type { RouteRuleList } from '../../src/wire/route-stage.js'
import type { Stage } from '../../src/wire/stage-kinds.js'
import { TEST_PROJECT_ID, TEST_TOKEN } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'
import { GraphModel, KINDS, type Kind, MAY_LEAD_TO, type ModelStage } from './graph-model.js'

/** A number named `choice` picks one of the objects that exist at the time. */
export type Target = {
  choice: number
  /** A stage of a kind that may come next, any stage, or a deleted one. */
  from: 'allowed' | 'any' | 'gone'
  /** The kind in the name of the field, if it differs from the kind of the stage. */
  named: Kind | null
}

export type Step = {
  /** The time that passes before the step. */
  waitMs: number
  /** The stage that the step changes. */
  stage: number
  action:
    | { do: 'create'; kind: Kind; target: Target | null }
    | { do: 'link'; target: Target }
    | { do: 'unlink' | 'update' | 'delete' | 'replace pipeline' }
    | { do: 'set rules' | 'insert rules'; targets: Target[]; position: number }
    | { do: 'add head' | 'remove head' | 'swap head'; other: number }
}

const PENDING_MS = 100
/** The previous stage, to which a new one leads. */
const LAST_MADE: Target = { choice: -1, from: 'allowed', named: null }
const VALUES: Readonly<Partial<Record<Kind, object>>> = {
  waf: { mode: 'enable', paranoia_level: 1 },
  backend: { scaleway_s3: { bucket_name: 'b', bucket_region: 'fr-par' } },
}

export class World {
  readonly clock = createManualClock()
  readonly server = createEdgeServicesServer({ clock: this.clock, pendingMs: PENDING_MS, maxPageSize: 1000 })
  readonly model = new GraphModel(PENDING_MS)
  private gone: string[] = [UNKNOWN_ID]

  async call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const response = await this.server.fetch(
      new Request(`http://localhost/edge-services/v1beta1${path}`, {
        method,
        headers: { 'X-Auth-Token': TEST_TOKEN },
        body: body === undefined ? null : JSON.stringify(body),
      }),
    )
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body }
  }

  async addPipeline(): Promise<void> {
    const { body } = await this.call<{ id: string }>('POST', '/pipelines', {
      project_id: TEST_PROJECT_ID,
      name: 'p',
    })
    this.model.pipelines.set(body.id, { id: body.id, heads: [], changedAtMs: null })
    // A whole chain with its head, which the steps take apart and put together again.
    for (const kind of KINDS.toReversed())
      await this.create(body.id, kind, kind === 'backend' ? null : LAST_MADE)
    await this.setHead(pick(this.stagesOf(body.id, 'dns'), 0), 'add head', 0)
    // Some spare stages: more heads, and targets of rules only.
    for (const kind of ['dns', 'waf', 'backend'] as const) await this.create(body.id, kind, null)
  }

  async create(pipelineId: string, kind: Kind, link: Target | null): Promise<void> {
    const named = link === null ? null : this.resolve(pipelineId, kind, link)
    const { status, body } = await this.call<{ id: string }>(
      'POST',
      `/pipelines/${pipelineId}/${kind}-stages`,
      {
        ...VALUES[kind],
        ...(named !== null && { [`${named.kind}_stage_id`]: named.id }),
      },
    )
    const isValid = named === null || this.model.isValidTarget(pipelineId, kind, named.kind, named.id)
    expect(status).toBe(isValid ? 200 : 400)
    if (!isValid) return
    this.model.stages.set(body.id, { id: body.id, kind, pipelineId, next: named?.id ?? null, rules: [] })
  }

  async act({ stage: stageChoice, action }: Step): Promise<void> {
    const stage = pick([...this.model.stages.values()], stageChoice)
    if (action.do === 'replace pipeline') return this.replacePipeline(stage.pipelineId)
    if (action.do === 'create') return this.create(stage.pipelineId, action.kind, action.target)
    if (action.do === 'delete') return this.delete(stage)
    if ('targets' in action) return this.setRules(stage, action)
    if ('other' in action) return this.setHead(stage, action.do, action.other)
    return this.update(stage, action.do === 'link' ? action.target : action.do)
  }

  private async update(stage: ModelStage, change: Target | 'unlink' | 'update'): Promise<void> {
    const path = `/${stage.kind}-stages/${stage.id}`
    if (typeof change === 'string') {
      const isUnlinked = change === 'unlink' && stage.next !== null
      const body = isUnlinked ? { [`${this.model.stage(stage.next ?? '').kind}_stage_id`]: '' } : {}
      expect((await this.call('PATCH', path, body)).status).toBe(200)
      if (isUnlinked) stage.next = null
      return this.changed(stage)
    }
    const named = this.resolve(stage.pipelineId, stage.kind, change)
    const isValid = this.model.isValidTarget(stage.pipelineId, stage.kind, named.kind, named.id)
    const { status, body } = await this.call('PATCH', path, { [`${named.kind}_stage_id`]: named.id })
    expect(status).toBe(isValid ? 200 : 400)
    if (!isValid) {
      expect(body).toMatchObject({ details: [{ argument_name: `${named.kind}_stage_id` }] })
      return
    }
    stage.next = named.id
    this.changed(stage)
  }

  private async setRules(
    { pipelineId }: ModelStage,
    { do: how, targets, position }: { do: 'set rules' | 'insert rules'; targets: Target[]; position: number },
  ): Promise<void> {
    const routes = this.stagesOf(pipelineId, 'route')
    if (routes.length === 0) return
    const route = pick(routes, position)
    const named = targets.map((target) => this.resolve(pipelineId, 'route', target))
    const after = route.rules.length === 0 ? undefined : (position % route.rules.length) + 1
    const { status } = await this.call(
      how === 'set rules' ? 'PUT' : 'POST',
      `/route-stages/${route.id}/route-rules`,
      {
        route_rules: named.map(({ kind, id }) => ({ [`${kind}_stage_id`]: id })),
        after_position: how === 'insert rules' ? after : undefined,
      },
    )
    const isValid = named.every(({ kind, id }) => this.model.isValidTarget(pipelineId, 'route', kind, id))
    expect(status).toBe(isValid ? 200 : 400)
    if (!isValid) return
    const ids = named.map(({ id }) => id)
    if (how === 'set rules') route.rules = ids
    else route.rules.splice(after ?? 0, 0, ...ids)
    this.changed(route)
  }

  private async setHead(stage: ModelStage, change: string, otherChoice: number): Promise<void> {
    const pipeline = this.model.pipeline(stage.pipelineId)
    const candidates = this.stagesOf(stage.pipelineId, 'dns')
    // The stage need not be a DNS stage, or in this pipeline.
    const added = otherChoice % 5 === 0 || candidates.length === 0 ? stage : pick(candidates, otherChoice)
    const removed =
      pipeline.heads.length === 0 || otherChoice % 7 === 0 ? stage.id : pick(pipeline.heads, otherChoice)
    const bodies: Readonly<Record<string, object>> = {
      'add head': { add_new_head_stage: { new_stage_id: added.id } },
      'remove head': { remove_head_stage: { remove_stage_id: removed } },
      'swap head': { swap_head_stage: { new_stage_id: added.id, current_stage_id: removed } },
    }
    const { status } = await this.call('POST', `/pipelines/${pipeline.id}/set-head-stage`, bodies[change])
    if (change !== 'remove head' && added.kind !== 'dns') {
      expect(status).toBe(400)
      return
    }
    if (change !== 'add head' && !pipeline.heads.includes(removed)) {
      expect(status).toBe(404)
      return
    }
    expect(status).toBe(200)
    const before = [...pipeline.heads]
    if (change === 'add head') pipeline.heads = [...new Set([...before, added.id])]
    else if (change === 'remove head') pipeline.heads = before.filter((id) => id !== removed)
    else if (before.includes(added.id))
      pipeline.heads = before.filter((id) => id !== removed || id === added.id)
    else pipeline.heads = before.map((id) => (id === removed ? added.id : id))
    if (before.join() !== pipeline.heads.join()) pipeline.changedAtMs = this.nowMs()
  }

  private async delete(stage: ModelStage): Promise<void> {
    const isUsed = this.model.isUsed(stage.id)
    const { status } = await this.call('DELETE', `/${stage.kind}-stages/${stage.id}`)
    expect(status).toBe(isUsed ? 412 : 204)
    if (isUsed) return
    this.model.stages.delete(stage.id)
    this.gone.push(stage.id)
  }

  private async replacePipeline(id: string): Promise<void> {
    expect((await this.call('DELETE', `/pipelines/${id}`)).status).toBe(204)
    this.gone.push(...[...this.model.stages.values()].filter((s) => s.pipelineId === id).map((s) => s.id))
    this.model.deletePipeline(id)
    await this.addPipeline()
  }

  /** Compares everything that the server returns with the model. */
  async compare(): Promise<void> {
    const { body } = await this.call<PipelineStagesList>('GET', '/pipelines-stages?page_size=1000')
    const rules = await this.call<RouteRuleList>('GET', '/search-route-rules?page_size=1000')
    const said = body.pipelines.map(({ pipeline, ...lists }) => ({
      id: pipeline.id,
      status: pipeline.status,
      errors: pipeline.errors?.map(({ code, stage }) => ({ code, stage })),
      stages: Object.values(lists)
        // The type is explicit, because the compiler would infer one that depends on the order in which it reads files.
        .flatMap((list): Stage[] => list ?? [])
        .map((stage) => ({
          id: stage.id,
          status: stage.status,
          next: Object.entries(stage).find(([key]) => key.endsWith('_stage_id'))?.[1] ?? null,
          fqdn: 'default_fqdn' in stage ? stage.default_fqdn : null,
        }))
        .sort(byId),
    }))
    const expected = [...this.model.pipelines.keys()].map((id) => ({
      id,
      status: this.model.statusOf(id, this.nowMs()),
      errors: this.model.errorsOf(id),
      stages: this.stagesOf(id)
        .map((stage) => ({
          id: stage.id,
          status: this.model.isActive(stage.id) ? 'active' : 'inactive',
          next: stage.next,
          fqdn: stage.kind !== 'dns' ? null : this.model.isHead(stage.id) ? `${id}.svc.edge.scw.cloud` : '',
        }))
        .sort(byId),
    }))
    expect(said).toEqual(expected)

    const saidRules = rules.body.route_rules
      .map((rule) => [rule.route_stage_id, rule.position, rule.backend_stage_id ?? rule.waf_stage_id])
      .map(String)
    const expectedRules = [...this.model.stages.values()].flatMap(({ id, rules }) =>
      rules.map((target, index) => String([id, index + 1, target])),
    )
    expect(saidRules.sort()).toEqual(expectedRules.sort())
    expect(rules.body.total_count).toBe(expectedRules.length)

    for (const { id, heads } of this.model.pipelines.values()) {
      const answer = await this.call<HeadStageList>('GET', `/pipelines/${id}/head-stages`)
      expect(answer.body.head_stages.map(({ dns_stage_id }) => dns_stage_id)).toEqual(heads)
    }
  }

  /** A kind and an id for a request. The id may be of another kind. */
  private resolve(pipelineId: string, from: Kind, { choice, from: source, named }: Target) {
    const allowed = this.stagesOf(pipelineId).filter(({ kind }) => MAY_LEAD_TO[from].includes(kind))
    if (source === 'gone') return { kind: named ?? 'backend', id: pick(this.gone, choice) }
    const stage = pick(
      source === 'any' || allowed.length === 0 ? [...this.model.stages.values()] : allowed,
      choice,
    )
    return { kind: named ?? stage.kind, id: stage.id }
  }

  private changed(stage: ModelStage): void {
    if (this.model.isActive(stage.id)) this.model.pipeline(stage.pipelineId).changedAtMs = this.nowMs()
  }

  private stagesOf(pipelineId: string, kind?: Kind): ModelStage[] {
    const stages = [...this.model.stages.values()].filter((stage) => stage.pipelineId === pipelineId)
    return kind === undefined ? stages : stages.filter((stage) => stage.kind === kind)
  }

  private nowMs(): number {
    return this.clock.now().getTime()
  }
}

function pick<Item>(items: readonly Item[], choice: number): Item {
  const item = items.at(choice % items.length)
  if (item === undefined) throw new Error('expected something to pick from')
  return item
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
