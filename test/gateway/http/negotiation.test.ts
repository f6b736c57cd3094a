/** Tests which representation a request asks for by `Accept` and `Accept-Encoding`. */
import { describe, expect, it } from 'vitest'
import { chooseCoding, prefersPage } from '../../../src/gateway/request/negotiation.js'

describe('prefersPage', () => {
  it.each([
    'text/html',
    'TEXT/HTML',
    'text/html; charset=utf-8',
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8',
    'text/html, application/json',
    'application/json;q=0.9, text/html',
    '*/*;q=0.8, text/html',
    'image/png, text/html;q=0.1',
  ])('prefers a page for Accept: %s', (accept) => expect(prefersPage(accept)).toBe(true))

  it.each([
    null,
    '',
    '*/*',
    'application/json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json, text/html',
    'application/json, text/html;q=0.9',
    'application/json;q=0.5, text/html;q=0.4',
    '*/*, text/html;q=0.5',
    'text/html;q=0',
    'text/html;q=0, application/json;q=0.1',
    'application/xhtml+xml',
    'text/htmlx',
    'text/event-stream, text/html;q=0.9',
  ])('prefers data to a page for Accept: %s', (accept) => expect(prefersPage(accept)).toBe(false))
})

describe('the coding of a file', () => {
  it.each([
    [null, null],
    ['', null],
    ['identity', null],
    ['deflate', null],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['*', 'br'],
    ['*;q=0.1, br;q=0', 'gzip'],
    ['*;q=0', null],
  ])('encodes a file for Accept-Encoding %s as %s', (acceptEncoding, coding) =>
    expect(chooseCoding(acceptEncoding)).toBe(coding),
  )
})
