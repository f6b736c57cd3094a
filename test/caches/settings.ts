/** Reads the client settings in `docs/clients`, so that the tests run with the documented ones. */
import { readFileSync } from 'node:fs'

const read = (file: string) => readFileSync(new URL(`../../docs/clients/${file}`, import.meta.url), 'utf8')

/** Apollo's `possibleTypes`. */
export const POSSIBLE_TYPES: Record<string, string[]> = evaluate(
  read('apollo.md'),
  /possibleTypes: (\{.*?\n {4}\}),/s,
)

/** Types without an id, which graphcache must know. */
export const EMBEDDED_TYPES: string[] = evaluate(read('urql.md'), /const embeddedTypes = (\[.*?\])/s)

function evaluate(page: string, pattern: RegExp) {
  const [, literal = ''] = pattern.exec(page) ?? []
  return new Function(`return (${literal})`)()
}
