/** What `docs/clients.md` tells clients of the schema: read from there, so that the tests run on what it says. */
import { readFileSync } from 'node:fs'

const CLIENTS = readFileSync(new URL('../../docs/clients.md', import.meta.url), 'utf8')

/** Apollo's `possibleTypes`. */
export const POSSIBLE_TYPES: Record<string, string[]> = evaluate(/possibleTypes: (\{.*?\n {4}\}),/s)

/** Types without an id, of which graphcache is to be told. */
export const EMBEDDED_TYPES: string[] = evaluate(/const embeddedTypes = (\[.*?\])/s)

function evaluate(pattern: RegExp) {
  const [, literal = ''] = pattern.exec(CLIENTS) ?? []
  return new Function(`return (${literal})`)()
}
