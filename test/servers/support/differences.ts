/** Where the edge is known to do something else than another cache, and why. What is not listed here is to be the same. */
import type { PeerName } from './peers.js'
import type { Asked, Page, Scenario } from './scenario.js'

export type Difference = {
  readonly of: readonly PeerName[]
  readonly why: string
  readonly isIn: (scenario: Scenario) => boolean
}

const BOTH: readonly PeerName[] = ['nginx', 'Varnish']

const DIFFERENCES: readonly Difference[] = [
  {
    of: BOTH,
    why: 'they keep what a POST may have changed; RFC 9111 section 4.4 has it invalidated',
    isIn: ({ requests }) =>
      requests.some(({ method }, index) => method === 'POST' && index > 0 && index < requests.length - 1),
  },
  {
    of: BOTH,
    why: 'they turn a HEAD into a GET without conditions, and store its answer; the edge passes it on as it is',
    isIn: ({ page, requests }) =>
      requests.some(
        ({ method, headers }, index) =>
          method === 'HEAD' &&
          !(isStorable(page) && isAskedBefore(requests, index)) &&
          (index < requests.length - 1 || isConditional(headers)),
      ),
  },
  {
    of: BOTH,
    why: 'they fetch the whole for a range of what they do not have; the edge leaves it to the origin to cut, which here does not',
    isIn: ({ requests }) =>
      requests.some(({ headers }, index) => headers.range !== undefined && !isAskedBefore(requests, index)),
  },
  {
    of: BOTH,
    why: 'they keep nothing that sets a cookie; the edge does where the origin says that it may, as RFC 9111 section 7.3 leaves it to the origin',
    isIn: ({ page }) => page.setsCookie && saysHowLong(page),
  },
  {
    of: BOTH,
    why: 'they keep nothing that is stale from the start; the edge keeps what can be validated, and asks whether it still holds',
    isIn: ({ page }) => (page.hasTag || page.isDated) && isStaleAtOnce(page),
  },
  {
    of: BOTH,
    why: 'they look at the status before `public`; RFC 9111 section 3 lets `public` stand for a lifetime of any status',
    isIn: ({ page }) =>
      (page.status === 302 || page.status === 500) && /public/.test(page.cacheControl ?? ''),
  },
  {
    of: BOTH,
    why: 'they answer HEAD, and Varnish even POST, with 206; RFC 9110 section 14.2 has ranges for GET alone',
    isIn: ({ requests }) =>
      requests.some(({ method, headers }) => method !== 'GET' && headers.range !== undefined),
  },
  {
    of: ['nginx'],
    why: 'it does not look at the cookies and the credentials of a request unless it is told to',
    isIn: ({ requests }) =>
      requests.some(({ headers }) => headers.cookie !== undefined || headers.authorization !== undefined),
  },
  {
    of: ['nginx'],
    why: 'it does not count the `Age` that a response comes with: RFC 9111 section 4.2.3',
    isIn: ({ page }) => (page.age ?? 0) >= 600,
  },
  {
    of: ['nginx'],
    why: 'it asks for all of what it does not keep; the edge, once it knows that nobody else gets the answer, asks as the client did',
    isIn: ({ page, requests }) =>
      !isStorable(page) &&
      requests.some(({ method, headers }, index) => method === 'GET' && isConditional(headers) && index > 0),
  },
  {
    of: ['nginx'],
    why: 'it cuts no range of a body that came in chunks, though it has all of it',
    isIn: ({ page, requests }) =>
      page.isChunked && requests.some(({ headers }) => headers.range !== undefined),
  },
  {
    of: ['Varnish'],
    why: 'it answers 416 to a Range that cannot be read; RFC 9110 section 14.2 has it ignored',
    isIn: ({ requests }) => requests.some(({ headers }) => headers.range === 'nonsense'),
  },
  {
    of: ['Varnish'],
    why: 'it takes an Expires that cannot be read for none; RFC 9111 section 5.3 has it mean stale',
    isIn: ({ page }) => page.expires === 'nonsense' && !/max-?age/i.test(page.cacheControl ?? ''),
  },
  {
    of: ['Varnish'],
    why: 'it answers a POST with 304; RFC 9110 section 13.1 has that for GET and HEAD alone',
    isIn: ({ requests }) =>
      requests.some(({ method, headers }) => method === 'POST' && isConditional(headers)),
  },
  {
    of: ['Varnish'],
    why: 'it answers no request with credentials from its cache; RFC 9111 section 3.5 is about storing',
    isIn: ({ requests }) => requests.some(({ headers }) => headers.authorization !== undefined),
  },
  {
    of: ['Varnish'],
    why: 'it judges the conditions of a request itself where nothing may be stored; the edge passes the answer on',
    isIn: ({ page, requests }) =>
      !isStorable(page) &&
      requests.some(({ headers }) => headers.range !== undefined || isConditional(headers)),
  },
  {
    of: ['Varnish'],
    why: 'it stores no error but 404 and 410, whatever the origin says',
    isIn: ({ page }) => page.status === 500 && saysHowLong(page),
  },
]

/** Those that can show in a scenario. None: they are to do the same. */
export function differencesOf(peer: PeerName, scenario?: Scenario): readonly Difference[] {
  return DIFFERENCES.filter(({ of, isIn }) => of.includes(peer) && (scenario === undefined || isIn(scenario)))
}

/** Whether all of the same variant was asked for before. */
function isAskedBefore(requests: readonly Asked[], index: number): boolean {
  const variant = requests[index]?.headers['accept-language']
  return requests
    .slice(0, index)
    .some(
      ({ method, headers }) =>
        method === 'GET' &&
        headers['accept-language'] === variant &&
        headers.range === undefined &&
        headers.cookie === undefined,
    )
}

function isConditional(headers: Asked['headers']): boolean {
  return headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined
}

function isStorable(page: Page): boolean {
  const isForbidden = page.vary === '*' || /no-store|private/.test(page.cacheControl ?? '')
  const isImplied = !page.setsCookie && [200, 301, 404, 410].includes(page.status)
  return !isForbidden && !isStaleAtOnce(page) && (isImplied || saysHowLong(page))
}

function saysHowLong({ cacheControl, expires }: Page): boolean {
  return expires !== null || /max-?age|public/i.test(cacheControl ?? '')
}

function isStaleAtOnce({ cacheControl, expires, age }: Page): boolean {
  const [, seconds] =
    /s-maxage=(\d+)/i.exec(cacheControl ?? '') ?? /max-age=(\d+)/i.exec(cacheControl ?? '') ?? []
  if (/no-cache/.test(cacheControl ?? '')) return true
  if (seconds !== undefined) return Number(seconds) <= (age ?? 0)
  return expires !== null && (typeof expires !== 'number' || expires <= (age ?? 0))
}
