import type { WafRequest } from '../../../src/edge/waf/waf-request.js'

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36'

/** A request as a browser sends it. */
export function get(target: string, fields: WafRequest['fields'] = {}): WafRequest {
  return {
    method: 'GET',
    target,
    fields: {
      host: 'shop.example.com',
      'user-agent': BROWSER,
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8',
      'accept-language': 'de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'sec-ch-ua': '"Chromium";v="138", "Google Chrome";v="138", "Not/A)Brand";v="99"',
      'if-none-match': 'W/"5f3e-18c2"',
      ...fields,
    },
    body: null,
  }
}

/** A value as it is typed into a form that is sent by GET. */
export function value(text: string): WafRequest {
  return get(`/search?q=${encodeURIComponent(text).replaceAll('%20', '+')}&page=1`)
}

export function post(body: string | Buffer, contentType: string, isWhole = true): WafRequest {
  const request = get('/api/things', contentType === '' ? {} : { 'content-type': contentType })
  return { ...request, method: 'POST', body: { start: Buffer.from(body), isWhole } }
}

export function form(fields: Readonly<Record<string, string>>): WafRequest {
  return post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
}

export function json(body: unknown): WafRequest {
  return post(JSON.stringify(body), 'application/json')
}

export type Part = { name: string; fileName?: string; content: string }

export function multipart(...parts: readonly Part[]): WafRequest {
  const written = parts.map(({ name, fileName, content }) => {
    const file =
      fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`
    return `--XyZ\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`
  })
  return post(`${written.join('')}--XyZ--\r\n`, 'multipart/form-data; boundary=XyZ')
}
