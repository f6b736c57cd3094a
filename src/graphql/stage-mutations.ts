/** The three mutations that every kind of stage has. What differs is how its input is checked and sent. */
import type { GraphQLResolveInfo } from 'graphql'
import type { EdgeServicesClient } from '../api-client/client.js'
import type { StageByKind, StageKind } from '../loaders/stage-kinds.js'
import type { UserError } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import { checkIds } from './inputs/checks.js'
import { write } from './write.js'

type StageMutationsOptions<Stage, CreateInput, UpdateInput, CreateRequest, UpdateRequest> = {
  resource: (client: EdgeServicesClient) => {
    create(pipelineId: string, body: CreateRequest): Promise<Stage>
    update(id: string, body: UpdateRequest): Promise<Stage>
    delete(id: string): Promise<void>
  }
  checkCreate: (input: CreateInput) => UserError[]
  checkUpdate: (input: UpdateInput) => UserError[]
  toCreateRequest: (input: CreateInput) => CreateRequest
  toUpdateRequest: (input: UpdateInput) => UpdateRequest
}

/** `cacheStage` for `CacheStage`: what its payloads call it. */
type FieldOf<Kind extends StageKind> = Uncapitalize<Kind>
type StagePayload<Kind extends StageKind> = { [Field in FieldOf<Kind>]?: StageByKind[Kind] } & Problems
type DeletePayload<Kind extends StageKind> = { [Field in `deleted${Kind}Id`]?: string } & Problems
type Problems = { userErrors: UserError[] }

type Mutate<Input, Payload> = (
  root: object,
  args: { input: Input },
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Payload>

export function stageMutations<
  Kind extends StageKind,
  CreateInput extends { pipelineId: string },
  UpdateInput extends { id: string },
  CreateRequest,
  UpdateRequest,
>(
  kind: Kind,
  options: StageMutationsOptions<StageByKind[Kind], CreateInput, UpdateInput, CreateRequest, UpdateRequest>,
) {
  const { resource, checkCreate, checkUpdate, toCreateRequest, toUpdateRequest } = options
  const field = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`

  const keep =
    ({ loaders }: Context) =>
    (stage: StageByKind[Kind]) => {
      loaders.stages[kind].byId.prime({ id: stage.id }, stage)
    }

  const create: Mutate<CreateInput, StagePayload<Kind>> = (_root, { input }, context, info) =>
    write(
      {
        input,
        problems: checkCreate(input),
        send: () => resource(context.client).create(input.pipelineId, toCreateRequest(input)),
        prime: keep(context),
        payload: (stage) => ({ [field]: stage }) as StagePayload<Kind>,
      },
      context,
      info,
    )

  const update: Mutate<UpdateInput, StagePayload<Kind>> = (_root, { input }, context, info) =>
    write(
      {
        input,
        problems: checkUpdate(input),
        send: () => resource(context.client).update(input.id, toUpdateRequest(input)),
        prime: keep(context),
        payload: (stage) => ({ [field]: stage }) as StagePayload<Kind>,
      },
      context,
      info,
    )

  const remove: Mutate<{ id: string }, DeletePayload<Kind>> = (_root, { input }, context, info) =>
    write(
      {
        input,
        problems: checkIds(input, 'id'),
        send: () => resource(context.client).delete(input.id),
        payload: () => ({ [`deleted${kind}Id`]: input.id.toLowerCase() }) as DeletePayload<Kind>,
      },
      context,
      info,
    )

  return { create, update, remove }
}
