/** Derives the expected state of pipelines from scratch. graph.test.ts compares the server with this model. */
import type { PipelineError } from '../../src/wire/pipeline.js'

export type Kind = 'dns' | 'tls' | 'cache' | 'route' | 'waf' | 'backend'

export const KINDS: readonly Kind[] = ['dns', 'tls', 'cache', 'route', 'waf', 'backend']

/** The kinds that each kind may link to, from the API's documentation. */
export const MAY_LEAD_TO: Readonly<Record<Kind, readonly Kind[]>> = {
  dns: ['tls', 'cache', 'backend'],
  tls: ['cache', 'backend', 'waf', 'route'],
  cache: ['backend', 'waf', 'route'],
  route: ['waf', 'backend'],
  waf: ['backend'],
  backend: [],
}

export type ModelStage = {
  id: string
  kind: Kind
  pipelineId: string
  next: string | null
  rules: string[]
}

export type ModelPipeline = { id: string; heads: string[]; changedAtMs: number | null }

export class GraphModel {
  readonly stages = new Map<string, ModelStage>()
  readonly pipelines = new Map<string, ModelPipeline>()

  constructor(private readonly pendingMs: number) {}

  stage(id: string): ModelStage {
    const stage = this.stages.get(id)
    if (stage === undefined) throw new Error(`expected the model to have stage ${id}`)
    return stage
  }

  pipeline(id: string): ModelPipeline {
    const pipeline = this.pipelines.get(id)
    if (pipeline === undefined) throw new Error(`expected the model to have pipeline ${id}`)
    return pipeline
  }

  isValidTarget(pipelineId: string, from: Kind, named: Kind, id: string): boolean {
    const target = this.stages.get(id)
    return MAY_LEAD_TO[from].includes(named) && target?.kind === named && target.pipelineId === pipelineId
  }

  isUsed(id: string): boolean {
    const isTarget = [...this.stages.values()].some(({ next, rules }) => next === id || rules.includes(id))
    return isTarget || this.isHead(id)
  }

  isHead(id: string): boolean {
    return [...this.pipelines.values()].some(({ heads }) => heads.includes(id))
  }

  isActive(id: string): boolean {
    return this.reachable(this.stage(id).pipelineId).has(id)
  }

  deletePipeline(id: string): void {
    this.pipelines.delete(id)
    for (const stage of this.stages.values()) if (stage.pipelineId === id) this.stages.delete(stage.id)
  }

  /** Walks the links by plain recursion. The server's algorithm differs. */
  reachable(pipelineId: string): Set<string> {
    const seen = new Set<string>()
    const visit = (id: string): void => {
      seen.add(id)
      const { next, rules } = this.stage(id)
      for (const target of next === null ? rules : [next, ...rules]) visit(target)
    }
    for (const head of this.pipeline(pipelineId).heads) visit(head)
    return seen
  }

  errorsOf(pipelineId: string): Pick<PipelineError, 'code' | 'stage'>[] {
    if (this.pipeline(pipelineId).heads.length === 0)
      return [{ code: 'pipeline_missing_head_stage', stage: 'unknown_stage' }]
    const stuck = [...this.reachable(pipelineId)]
      .map((id) => this.stage(id))
      .filter(({ kind, next }) => kind !== 'backend' && next === null)
      .map(({ kind }) => (kind === 'route' || kind === 'waf' ? 'unknown_stage' : kind))
    return [...new Set(stuck)].sort().map((stage) => ({ code: 'pipeline_invalid_workflow', stage }))
  }

  statusOf(pipelineId: string, nowMs: number): string {
    if (this.errorsOf(pipelineId).length > 0) return 'warning'
    const { changedAtMs } = this.pipeline(pipelineId)
    return changedAtMs !== null && nowMs - changedAtMs < this.pendingMs ? 'pending' : 'ready'
  }
}
