import { describe, expect, it } from 'vitest'
import { parseOrigins } from '../../../src/edge/origins/parse-origins.js'

const noFile = (path: string) => {
  throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' })
}

function mappingOf(text: string, readFile: (path: string) => string = noFile) {
  const parsed = parseOrigins(text, readFile)
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.mapping
}

function problemsOf(text: string, readFile: (path: string) => string = noFile) {
  const parsed = parseOrigins(text, readFile)
  return 'problems' in parsed ? parsed.problems : []
}

describe('EDGE_ORIGINS', () => {
  it('EDGE_ORIGINS maps each kind of backend, and the rest', () => {
    const mapping = mappingOf(
      JSON.stringify({
        's3:photos': 'http://127.0.0.1:3000',
        'lb:5D0C': 'https://shop.example.com',
        'container:a': 'http://[::1]:8080/',
        'function:b': 'http://localhost/base/path/',
        '*': 'http://127.0.0.1:9',
      }),
    )
    expect([...mapping.keys()]).toEqual(['s3:photos', 'lb:5d0c', 'container:a', 'function:b', '*'])
    expect(mapping.get('s3:photos')?.plain).toEqual({
      origin: 'http://127.0.0.1:3000',
      host: '127.0.0.1:3000',
      hostname: '127.0.0.1',
      isTls: false,
      path: '',
    })
    expect(mapping.get('lb:5d0c')?.plain).toMatchObject({ host: 'shop.example.com', isTls: true })
    expect(mapping.get('container:a')?.ssl).toMatchObject({ origin: 'http://[::1]:8080', path: '' })
    expect(mapping.get('function:b')?.plain.path).toBe('/base/path')
  })

  it('EDGE_ORIGINS accepts host:port without a scheme', () => {
    const url = mappingOf('{"lb:a": "localhost:8443", "s3:b": "127.0.0.1:80/base"}')
    expect(url.get('lb:a')?.plain.origin).toBe('http://localhost:8443')
    expect(url.get('lb:a')?.ssl.origin).toBe('https://localhost:8443')
    expect(url.get('s3:b')?.plain).toMatchObject({ origin: 'http://127.0.0.1', path: '/base' })
    expect(url.get('s3:b')?.ssl).toMatchObject({ origin: 'https://127.0.0.1:80', path: '/base' })
  })

  it('EDGE_ORIGINS is read from a file, with or without a byte order mark', () => {
    const read: string[] = []
    const mapping = mappingOf(' origins.json ', (path) => {
      read.push(path)
      return '\uFEFF{"*": "http://127.0.0.1:1"}\n'
    })
    expect(read).toEqual(['origins.json'])
    expect(mapping.has('*')).toBe(true)
    expect(mappingOf('{}').size).toBe(0)
  })

  it('EDGE_ORIGINS is rejected with the reason if it is wrong as a whole', () => {
    const whole = 'EDGE_ORIGINS must be a JSON object or the path of a file with one'
    expect(problemsOf('[]')).toEqual([`${whole}, got [], which is not an object`])
    expect(problemsOf('"http://a"')).toEqual([`${whole}, got "http://a", which is not an object`])
    expect(problemsOf('x.json', () => '["http://a"]')).toEqual([
      `${whole}, got "x.json", whose content is not an object`,
    ])
    expect(problemsOf('x.json')).toEqual([`${whole}, got "x.json", which cannot be read (ENOENT)`])
  })

  it('the place of a JSON error is reported', () => {
    const [inline] = problemsOf('{"*": "http://a",}')
    expect(inline).toMatch(/, got \{"\*": "http:\/\/a",\}, which is not JSON \(.*at position 17\b.*\)$/)
    const [file] = problemsOf('x.json', () => "{'*': 'http://a'}")
    expect(file).toMatch(/, got "x\.json", whose content is not JSON \(.*at position 1\b.*\)$/)
    expect(problemsOf('x.json', () => '')[0]).toMatch(/ not JSON \(Unexpected end of JSON input\)$/)
    expect(problemsOf('{"*": http://a}')[0]).toMatch(/ not JSON \(Unexpected token 'h'\)$/)
  })

  it('no part of a file that is not JSON is quoted', () => {
    const [problem] = problemsOf('x.json', () => '{"*": hunter2, "lb:a": "http://me:hunter2@a"}')
    expect(problem).toMatch(/^EDGE_ORIGINS must be .* not JSON/)
    expect(problem).not.toContain('unter')
  })

  it.each([
    ['unknown kind', '{"s4:a": "http://a"}', '"s4:a": "http://a"'],
    ['no id', '{"lb:": "http://a"}', '"lb:": "http://a"'],
    ['two colons', '{"lb:a:b": "http://a"}', '"lb:a:b": "http://a"'],
    ['a name of the prototype', '{"__proto__": "http://a"}', '"__proto__": "http://a"'],
    ['another scheme', '{"*": "ftp://a"}', '"*": "ftp://a"'],
    ['no port', '{"*": "localhost"}', '"*": "localhost"'],
    ['a port that is no number', '{"*": "localhost:65536"}', '"*": "localhost:65536"'],
    ['port 0', '{"*": "http://localhost:0"}', '"*": "http://localhost:0"'],
    ['a query', '{"*": "http://a/?token=secret"}', '"*": "http://a/?…"'],
    ['a hash', '{"*": "http://a/#b"}', '"*": "http://a/#b"'],
    ['credentials', '{"*": "http://me:secret@a"}', '"*": "http://…@a"'],
    ['not a string', '{"*": 3000}', '"*": 3000'],
    ['null', '{"*": null}', '"*": null'],
    ['the same id twice', '{"lb:a": "http://a", "lb:A": "http://b"}', '"lb:A": "http://b" again'],
  ])('EDGE_ORIGINS rejects %s, naming key and value', (_case, text, got) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^EDGE_ORIGINS must .*, got /)
    expect(problems[0]?.endsWith(`, got ${got}`)).toBe(true)
  })

  it('all problems of EDGE_ORIGINS are listed at once, each shortened', () => {
    const problems = problemsOf(
      JSON.stringify({ 'x:1': 'http://a', 'lb:1': `http://a/?${'b'.repeat(999)}`, '*': 1 }),
    )
    expect(problems).toHaveLength(3)
    expect(problems.join().length).toBeLessThan(600)
  })
})
