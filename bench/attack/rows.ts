/** All attacks, in the order of the table. */
import { OPERATION_ROWS, UPSTREAM_ROWS } from './operation-rows.js'
import type { Row } from './row.js'
import { EDGE_ROWS, SOCKET_ROWS } from './socket-rows.js'

export const ROWS: readonly Row[] = [...SOCKET_ROWS, ...OPERATION_ROWS, ...UPSTREAM_ROWS, ...EDGE_ROWS]
