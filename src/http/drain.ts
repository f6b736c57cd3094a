/** How the process takes leave of those it serves. */

type Server = {
  /** Answers how many requests it had to cut. */
  close(graceMs: number): Promise<number>
}

/** Closes one after the other. Requests under way may take `graceMs`, for all of them together; the log tells of those that took longer. */
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
