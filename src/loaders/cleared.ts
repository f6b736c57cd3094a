/** Forgets everything that was read so far. */
export type Clearable = { clearAll(): unknown }

/** Loaders, or groups of loaders. Nothing else may stand in it, so that no loader can be missed when all are cleared. */
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
