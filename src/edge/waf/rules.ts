import type { Rule } from './rule.js'
import { codeInjection } from './rules/code-injection.js'
import { commandInjection } from './rules/command-injection.js'
import { crossSiteScripting } from './rules/cross-site-scripting.js'
import { fileAccess } from './rules/file-access.js'
import { protocol } from './rules/protocol.js'
import { scanners } from './rules/scanners.js'
import { sqlInjection } from './rules/sql-injection.js'

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
