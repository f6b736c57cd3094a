/**
 * Whether a request matches a pattern such as `GET /pipelines/:id`. A segment that begins with a colon matches any one
 * segment that is not empty. `path` has no base path and no query.
 */
export function matchesRequest(pattern: string, method: string, path: string): boolean {
  const [patternMethod, patternPath = ''] = pattern.split(' ')
  if (patternMethod !== method) return false
  const expected = patternPath.split('/')
  const segments = path.split('/')
  return (
    expected.length === segments.length &&
    expected.every(
      (part, index) => part === segments[index] || (part.startsWith(':') && segments[index] !== ''),
    )
  )
}
