/**
 * The API reads many things by id only one by one, but those of one pipeline or project it lists in one call. Lists each
 * group of which more than one thing is asked for, and answers what was found, by id.
 *
 * A list that fails is as good as an empty one: its things are then asked for one by one, and fail one by one.
 */
export async function readGroups<Item extends { id: string }>(
  groups: readonly (string | undefined)[],
  list: (group: string) => Promise<readonly Item[]>,
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>()
  await Promise.all(
    repeated(groups).map(async (group) => {
      for (const item of await list(group).catch(() => [])) found.set(item.id, item)
    }),
  )
  return found
}

function repeated(groups: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const group of groups) {
    if (group === undefined) continue
    if (seen.has(group)) twice.add(group)
    seen.add(group)
  }
  return [...twice]
}
