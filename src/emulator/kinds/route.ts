import type { EmulatedKind } from './kind.js'
import { readLink } from './links.js'

/** A route stage has only a link, the target of requests that no rule matches. Its rules have a table of their own. */
export const routeStages = {
  kind: 'route',
  filters: {},
  creationTouchesPipeline: () => false,
  parse: (args, current, context) =>
    args.accept({ settings: {}, link: readLink(args, 'route', current?.link ?? null, context) }),
} satisfies EmulatedKind<Record<string, never>>
