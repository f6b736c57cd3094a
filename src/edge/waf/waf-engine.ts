/** What looks for attacks in a request. */
import type { Fields } from '../../http-cache/message.js'
import { compileLinearRegex } from '../../lib/linear-regex.js'
import { type Place, readRequest } from './read-request.js'
import type { Pattern, Rule } from './rule.js'
import { RULES } from './rules.js'
import { createSequenceTest } from './sequence.js'

export type WafRequest = {
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  readonly fields: Fields
  /** Null: there is none, or none that is text. */
  readonly body: WafBody | null
}

export type WafBody = {
  /** The first bytes of it, as sent. */
  readonly start: Buffer
  /** Whether that is all of it. */
  readonly isWhole: boolean
}

export type WafVerdict = {
  /** The rules that found something, each once. None: the request is let through. */
  readonly ruleIds: readonly string[]
}

/** Takes time in proportion to the request, whatever is in it. */
export interface WafEngine {
  /** By the rules of this paranoia level, 1 to 4, and of those below it. */
  inspect(request: WafRequest, paranoiaLevel: number): WafVerdict
}

/** The rules of `rules/`, which are few and no Core Rule Set: see README.md. Throws where a pattern cannot be compiled. */
export function createWafEngine(rules: readonly Rule[] = RULES): WafEngine {
  const checks = rules.map(toCheck)
  return {
    inspect(request, paranoiaLevel) {
      const read = readRequest(request)
      const found = checks.filter(({ level, finds }) => level <= paranoiaLevel && finds(read))
      return { ruleIds: found.map(({ id }) => id) }
    },
  }
}

type Check = Pick<Rule, 'id' | 'level'> & { finds: Extract<Rule, { finds: unknown }>['finds'] }

function toCheck(rule: Rule): Check {
  if ('finds' in rule) return rule
  const { id, level, pattern } = rule
  const places: ReadonlySet<Place> = new Set(rule.places)
  const tests = [pattern].flat().map(toTest)
  return {
    id,
    level,
    finds({ texts }) {
      for (const { place, text } of texts)
        if (places.has(place) && tests.some((test) => test(text))) return true
      return false
    },
  }
}

function toTest(pattern: Pattern): (text: string) => boolean {
  return typeof pattern === 'string' ? compileLinearRegex(pattern).test : createSequenceTest(pattern)
}
