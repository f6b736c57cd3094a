/** The engine that looks for attacks in a request. */

import { compileLinearRegex } from '../../lib/linear-regex.js'
import { readInSlices } from './read-request.js'
import type { Pattern, Rule } from './rule.js'
import { codeInjection } from './rules/code-injection.js'
import { commandInjection } from './rules/command-injection.js'
import { crossSiteScripting } from './rules/cross-site-scripting.js'
import { fileAccess } from './rules/file-access.js'
import { protocol } from './rules/protocol.js'
import { scanners } from './rules/scanners.js'
import { sqlInjection } from './rules/sql-injection.js'
import { createScheduler, finish, type Work } from './scheduler.js'
import { createSequenceTest } from './sequence.js'
import type { Place, WafRequest } from './waf-request.js'

export type WafVerdict = {
  /** The rules that matched, each once. Empty: the request is let through. */
  readonly ruleIds: readonly string[]
}

/** Takes time in proportion to the length of the request, regardless of its content. */
export interface WafEngine {
  /** Applies the rules of this paranoia level (1 to 4) and of all levels below. */
  inspect(request: WafRequest, paranoiaLevel: number): WafVerdict
  /**
   * Does the same as `inspect` for large requests, one slice of work in each turn of the event loop. Exactly one of the two callbacks
   * is called, after this function has returned. The returned function cancels the inspection: neither callback is then called.
   */
  inspectInSlices(
    request: WafRequest,
    paranoiaLevel: number,
    onVerdict: (verdict: WafVerdict) => void,
    onError: (error: unknown) => void,
  ): () => void
}

/** The number of characters inspected in one slice of work, which takes a few milliseconds. A text counts once for each pattern. */
const SLICE_CHARACTERS = 256 * 1024

/** The cost of each text besides its length, in characters. */
const TEXT_OVERHEAD_CHARACTERS = 100

/** Creates an engine. The default rules are few, and not the Core Rule Set: see README.md. Throws if a pattern cannot be compiled. */
export function createWafEngine(rules: readonly Rule[] = RULES): WafEngine {
  const checks = rules.map(checkOf)
  const scheduler = createScheduler()
  return {
    inspect: (request, paranoiaLevel) => finish(inspectInSlices(checks, request, paranoiaLevel)),
    inspectInSlices: (request, paranoiaLevel, onVerdict, onError) =>
      scheduler.run(inspectInSlices(checks, request, paranoiaLevel), onVerdict, onError),
  }
}

type Check = Pick<Rule, 'id' | 'level'> & (PatternCheck | Pick<Extract<Rule, { finds: unknown }>, 'finds'>)

type PatternCheck = { places: ReadonlySet<Place>; tests: readonly ((text: string) => boolean)[] }

/** Rules are constants, so each is compiled once for the whole process. */
const compiled = new WeakMap<Rule, Check>()

function checkOf(rule: Rule): Check {
  const known = compiled.get(rule)
  if (known !== undefined) return known
  const check = toCheck(rule)
  compiled.set(rule, check)
  return check
}

function toCheck(rule: Rule): Check {
  if ('finds' in rule) return rule
  const { id, level, places, pattern } = rule
  return { id, level, places: new Set(places), tests: [pattern].flat().map(toTest) }
}

function toTest(pattern: Pattern): (text: string) => boolean {
  return typeof pattern === 'string' ? compileLinearRegex(pattern).test : createSequenceTest(pattern)
}

function* inspectInSlices(
  checks: readonly Check[],
  request: WafRequest,
  paranoiaLevel: number,
): Work<WafVerdict> {
  const read = yield* readInSlices(request)
  yield
  const ruleIds: string[] = []
  let inspectedCharacters = 0
  for (const check of checks) {
    if (check.level > paranoiaLevel) continue
    if ('finds' in check) {
      if (check.finds(read)) ruleIds.push(check.id)
      continue
    }
    for (const { place, text } of read.texts) {
      if (!check.places.has(place)) continue
      if (check.tests.some((test) => test(text))) {
        ruleIds.push(check.id)
        break
      }
      inspectedCharacters += (text.length + TEXT_OVERHEAD_CHARACTERS) * check.tests.length
      if (inspectedCharacters < SLICE_CHARACTERS) continue
      inspectedCharacters = 0
      yield
    }
  }
  return { ruleIds }
}

/** All rules, in the order in which a verdict names them. */
export const RULES: readonly Rule[] = [
  ...sqlInjection,
  ...crossSiteScripting,
  ...fileAccess,
  ...commandInjection,
  ...codeInjection,
  ...protocol,
  ...scanners,
]
