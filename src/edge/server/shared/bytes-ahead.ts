/** Bytes of requests that were read ahead of their turn. */

/** Reading stops at about this many bytes. It does not stop earlier, so that the edge notices when the client leaves. */
export const MAX_AHEAD_BYTES = 64 * 1024

/** The bytes already read from a connection when node:http takes it over. `hasEnded`: the client has closed its side. */
export type BytesAhead = { readonly bytes: Buffer; readonly hasEnded: boolean }
