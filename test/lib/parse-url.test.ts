import { expect, it } from 'vitest'
import { parseUrl } from '../../src/lib/parse-url.js'

it('reads names beyond ASCII, however often it is asked', () => {
  for (let n = 0; n < 20_000; n++) parseUrl('https://example.com')
  expect(parseUrl('https://bücher.example')?.host).toBe('xn--bcher-kva.example')
  expect(parseUrl('/a', 'http://b.example')?.href).toBe('http://b.example/a')
  expect(parseUrl('no url')).toBeNull()
})
