/** Resolves once all work has run that needs neither time nor the network. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
