/** `clearAll` forgets everything that was read so far. */
export type Clearable = { clearAll(): unknown }

/** Loaders and groups of loaders. The type allows nothing else, so that clearing the tree cannot miss a loader. */
export type LoaderTree = { readonly [name: string]: LoaderTree | Clearable }

/** Clears every loader in the tree. */
export function clearLoaders(tree: LoaderTree): void {
  for (const branch of Object.values(tree)) {
    if (isClearable(branch)) branch.clearAll()
    else clearLoaders(branch)
  }
}

function isClearable(branch: LoaderTree | Clearable): branch is Clearable {
  return typeof branch.clearAll === 'function'
}
