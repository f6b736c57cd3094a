/** The three mutations that every kind of stage has. */
import type { GraphQLResolveInfo } from 'graphql'
import { stagesOf } from '../api-client/stage-resources.js'
import { stageType } from '../loaders/stage-types.js'
import type { StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { Context } from './context.js'
import { parseId } from './inputs/fields.js'
import {
  type CreateStageInput,
  parseCreateStage,
  parseUpdateStage,
  type UpdateStageInput,
} from './inputs/stage-inputs.js'
import { stageName } from './stage-names.js'
import { write } from './write.js'

type Arguments<Input> = { input: Input }

export function stageMutations<Kind extends StageKind>(kind: Kind) {
  const prime =
    ({ loaders }: Context) =>
    (stage: StageByKind[Kind]) => {
      loaders.stages[kind].byId.keep({ id: stage.id }, stage)
    }
  const payload = (stage: StageByKind[Kind]) => ({ [stageName(kind)]: stage })

  return {
    create: (
      _root: object,
      { input }: Arguments<CreateStageInput<Kind>>,
      context: Context,
      info: GraphQLResolveInfo,
    ) =>
      write(
        {
          input,
          request: parseCreateStage(kind, input),
          send: ({ pipelineId, body }) => stagesOf(context.client, kind).create(pipelineId, body),
          prime: prime(context),
          payload,
        },
        context,
        info,
      ),

    update: (
      _root: object,
      { input }: Arguments<UpdateStageInput<Kind>>,
      context: Context,
      info: GraphQLResolveInfo,
    ) =>
      write(
        {
          input,
          request: parseUpdateStage(kind, input),
          send: ({ id, body }) => stagesOf(context.client, kind).update(id, body),
          prime: prime(context),
          payload,
        },
        context,
        info,
      ),

    delete: (
      _root: object,
      { input }: Arguments<{ id: string }>,
      context: Context,
      info: GraphQLResolveInfo,
    ) =>
      write(
        {
          input,
          request: parseId(input),
          send: ({ id }) => stagesOf(context.client, kind).delete(id),
          payload: (_response, { id }) => ({ [`deleted${stageType(kind)}Id`]: id.toLowerCase() }),
        },
        context,
        info,
      ),
  }
}
