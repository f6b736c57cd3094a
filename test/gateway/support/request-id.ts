import { expect } from 'vitest'

/** Matches the id that the gateway gives a request. */
export const REQUEST_ID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
