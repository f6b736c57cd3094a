import { expect, it } from 'vitest'
import { parseUrl } from '../../src/lib/parse-url.js'

it('parses names beyond ASCII on every call', () => {
  for (let n = 0; n < 20_000; n++) parseUrl('https://example.com')
  expect(parseUrl('https://bücher.example')?.host).toBe('xn--bcher-kva.example')
  expect(parseUrl('/a', 'http://b.example')?.href).toBe('http://b.example/a')
  expect(parseUrl('no url')).toBeNull()
})
