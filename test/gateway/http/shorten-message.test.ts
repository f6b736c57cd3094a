import { expect, it } from 'vitest'
import { shortenMessage } from '../../../src/gateway/reporting/graphql-messages.js'

const a100 = 'a'.repeat(100)

it.each([
  ['a short text', 'Field "a" is not defined by type "B".', 'Field "a" is not defined by type "B".'],
  ['a text of the maximum length', `Field "${a100}" of ${a100}.`.slice(0, -1), `Field "${a100}" of ${a100}`],
  ['a long quote', `Field "${a100}a" of "B".`, `Field "${a100}…" of "B".`],
  ['a long word', `{ ${a100}: 1 }`, `{ ${a100}… 1 }`],
  ['text between quotations', `"a" ${'b '.repeat(99)}"c"`, `"a" ${'b '.repeat(99)}"c"`],
  ['escaped quotes', `got "${'\\"'.repeat(101)}".`, `got "${'\\"'.repeat(100)}…".`],
  ['a quote that never ends', `got "${a100} a`, `got "${a100}…`],
  ['characters of two halves', `got "${'😀'.repeat(101)}"`, `got "${'😀'.repeat(100)}…"`],
  [
    'a long message',
    `${'ab '.repeat(200)}.`,
    `${'ab '.repeat(200).slice(0, 100)}…${'ab '.repeat(200).slice(-399)}.`,
  ],
])('shortens a message: %s', (_what, message, shown) => {
  expect(shortenMessage(message)).toBe(shown)
})

it('shortens every message that a request can cause', () => {
  for (const unit of ['"', '\\"', '\\', '\\\\', 'a', ' ', `"${a100}b `])
    expect(shortenMessage(`"${unit.repeat(4_000_000 / unit.length)}`).length).toBeLessThanOrEqual(501)
})
