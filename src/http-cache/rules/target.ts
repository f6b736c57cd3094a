/** The two parts of a request's target, as sent. The first `?` separates them. */

/** The path, without the query. */
export function pathOf(target: string): string {
  const queryStart = target.indexOf('?')
  return queryStart < 0 ? target : target.slice(0, queryStart)
}

/** The query, without its `?`. Empty: the target has no query, or an empty one. */
export function queryOf(target: string): string {
  const queryStart = target.indexOf('?')
  return queryStart < 0 ? '' : target.slice(queryStart + 1)
}
