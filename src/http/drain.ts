/** Closes the servers of a process gracefully. */

type Server = {
  /** Resolves to the number of requests that had to be cut. */
  close(graceMs: number): Promise<number>
}

/** Closes the servers one after the other. Requests under way get `graceMs` in total. The log says how many took longer. */
export async function drain(
  servers: readonly Server[],
  graceMs: number,
  logger: { warn(details: object, message: string): void },
): Promise<void> {
  const deadline = Date.now() + graceMs
  let requests = 0
  for (const server of servers) requests += await server.close(Math.max(0, deadline - Date.now()))
  if (requests > 0) logger.warn({ requests }, 'requests under way were cut')
}
