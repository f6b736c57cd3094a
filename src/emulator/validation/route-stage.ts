import type { RouteStageSettings } from '../store/route-stages.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

export const parseRouteStage: ParseStage<RouteStageSettings> = (args, current, context) => ({
  settings: {},
  link: parseLink(args, NEXT_KINDS.route, current?.link ?? null, context),
})
