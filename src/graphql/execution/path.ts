/** Where a value lies in an answer, as a list from the innermost key outwards. Undefined is the answer itself. */
export type Path = { readonly prev: Path | undefined; readonly key: string | number }

export function pathToArray(path: Path | undefined): (string | number)[] {
  const keys: (string | number)[] = []
  for (let at = path; at !== undefined; at = at.prev) keys.push(at.key)
  return keys.reverse()
}
