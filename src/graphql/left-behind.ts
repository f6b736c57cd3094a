/** Objects that a failed mutation may have left upstream. */
import type { StageType } from '../loaders/stage-types.js'
import type { LeftBehindCertainty } from './__generated__/resolvers.js'

/** An object that a build has created. */
export type Made = { readonly typeName: 'Pipeline' | StageType; readonly id: string }

export type LeftBehind = Made & { readonly certainty: LeftBehindCertainty }
