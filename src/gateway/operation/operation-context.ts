/** The context that the resolvers of one operation share. Each part is made when it is first asked for. */
import type { Logger } from 'pino'
import type { EdgeServices, EdgeServicesClient } from '../../api-client/client.js'
import { CallBudget } from '../../api-client/operation.js'
import type { BuildJournal } from '../../graphql/build-journal.js'
import type { Context } from '../../graphql/context.js'
import type { EdgeView } from '../../graphql/edge-view.js'
import { createNodeCounter, type Limits } from '../../graphql/limits/limits.js'
import { Departure } from '../../lib/caller-signal.js'
import type { KindMemory, KnownKinds } from '../../loaders/known-kinds.js'
import { createLoaders, type Loaders } from '../../loaders/loaders.js'
import type { Knowledge } from '../../pagination/list-knowledge.js'
import { createFailedWriteReporter } from '../reporting/log-errors.js'
import type { OperationRequest } from './operation-request.js'

/** The parts of a context that all operations of a gateway share. */
export type OperationSurroundings = {
  readonly edgeServices: EdgeServices
  readonly logger: Logger
  readonly limits: Limits
  readonly knowledge: Knowledge
  readonly kindMemory: KindMemory
  readonly defaultProjectId: string | null
  readonly edge: EdgeView | null
  readonly builds: BuildJournal
  readonly operationTimeoutMs: number
  readonly wait: (ms: number) => Promise<void>
  readonly reportUnknownValue: (enumName: string, value: string) => void
}

export class OperationContext implements Context {
  readonly #shared: OperationSurroundings
  readonly #request: OperationRequest
  readonly #deadline: number
  #client: EdgeServicesClient | undefined
  #loaders: Loaders | undefined
  #budget: CallBudget | undefined
  #kinds: KnownKinds | undefined
  #countNodes: ((count: number) => void) | undefined

  constructor(shared: OperationSurroundings, request: OperationRequest) {
    this.#shared = shared
    this.#request = request
    this.#deadline = Date.now() + shared.operationTimeoutMs
  }

  get client(): EdgeServicesClient {
    const { token, signal } = this.#request
    this.#client ??= this.#shared.edgeServices.forOperation({
      token,
      caller: this.#caller,
      signal,
      deadline: this.#deadline,
      budget: this.budget,
    })
    return this.#client
  }

  get build(): Context['build'] {
    const { edgeServices, wait, builds, operationTimeoutMs } = this.#shared
    const { token, requestId } = this.#request
    return {
      detachedClient: () =>
        edgeServices.forOperation({
          token,
          caller: this.#caller,
          signal: new Departure(),
          deadline: Date.now() + operationTimeoutMs,
        }),
      wait,
      journal: builds,
      requestId,
    }
  }

  get loaders(): Loaders {
    this.#loaders ??= createLoaders(this.client, this.#shared.knowledge, this.kinds)
    return this.#loaders
  }

  get budget(): CallBudget {
    this.#budget ??= new CallBudget(this.#shared.limits.upstreamCalls)
    return this.#budget
  }

  get countNodes(): (count: number) => void {
    this.#countNodes ??= createNodeCounter(this.#shared.limits)
    return this.#countNodes
  }

  get kinds(): KnownKinds {
    const { kindMemory, edgeServices } = this.#shared
    this.#kinds ??= kindMemory.under(edgeServices.credentialName(this.#request.token))
    return this.#kinds
  }

  get knowledge(): Knowledge {
    return this.#shared.knowledge
  }

  get defaultProjectId(): string | null {
    return this.#shared.defaultProjectId
  }

  get edge(): EdgeView | null {
    return this.#shared.edge
  }

  get reportUnknownValue(): Context['reportUnknownValue'] {
    return this.#shared.reportUnknownValue
  }

  get reportFailedWrite(): Context['reportFailedWrite'] {
    return createFailedWriteReporter(this.#shared.logger, this.#request.requestId)
  }

  /** Callers take turns at the upstream. Those with the same token are one. */
  get #caller(): string {
    return this.#request.token ?? this.#request.client
  }
}
