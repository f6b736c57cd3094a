/** An origin of pages, each with its own path, that counts what it is asked for each. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { startHttpServer } from '../../support/test-server.js'
import { LAST_MODIFIED, type Page, TAG } from './scenario.js'

export async function startPagesOrigin() {
  const pages = new Map<string, Page>()
  const counts = new Map<string, number>()
  const server = await startHttpServer((request, response) => {
    const { url = '' } = request
    const count = (counts.get(url) ?? 0) + 1
    counts.set(url, count)
    const shown = pages.get(url)
    if (shown === undefined) response.writeHead(404).end()
    else answer(request, response, shown, `version ${count} of the page`)
  })
  return {
    ...server,
    show: (path: string, shown: Page) => void pages.set(path, shown),
    countOf: (path: string) => counts.get(path) ?? 0,
  }
}

function answer(request: IncomingMessage, response: ServerResponse, page: Page, body: string): void {
  const made = Date.now() - page.madeBefore * 1000
  const fields: Record<string, string | number> = {
    date: new Date(made).toUTCString(),
    'accept-ranges': 'bytes',
  }
  if (page.cacheControl !== null) fields['cache-control'] = page.cacheControl
  if (typeof page.expires === 'number') fields.expires = new Date(made + page.expires * 1000).toUTCString()
  else if (page.expires !== null) fields.expires = page.expires
  if (page.age !== null) fields.age = page.age
  if (page.vary !== null) fields.vary = page.vary
  if (page.hasTag) fields.etag = TAG
  if (page.isDated) fields['last-modified'] = LAST_MODIFIED
  if (page.setsCookie) fields['set-cookie'] = 'a=b'
  if (page.status === 301 || page.status === 302) fields.location = '/elsewhere'
  const isKnown =
    (page.hasTag && request.headers['if-none-match']?.includes(TAG)) ||
    (page.isDated &&
      request.headers['if-none-match'] === undefined &&
      request.headers['if-modified-since'] === LAST_MODIFIED)
  if (isKnown && page.status === 200 && request.method !== 'POST') {
    response.writeHead(304, fields).end()
    return
  }
  if (!page.isChunked) fields['content-length'] = body.length
  response.writeHead(page.status, fields)
  if (page.isChunked) response.write('')
  response.end(body)
}
