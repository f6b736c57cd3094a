/** What a mutation that failed may have left upstream. */
import type { StageKind } from '../loaders/stage-kinds.js'
import type { LeftBehindCertainty } from './__generated__/resolvers.js'

export type Made = { readonly typeName: 'Pipeline' | StageKind; readonly id: string }

export type LeftBehind = Made & { readonly certainty: LeftBehindCertainty }
