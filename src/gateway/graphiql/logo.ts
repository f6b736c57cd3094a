/** The logo as SVG, for GraphiQL's corner and for the tab's icon: an arrow through three stages. */
export const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28">' +
  '<g fill="none" stroke="#d60690" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M7 7v18M14 7v18M21 7v18" opacity=".4"/><path d="M3 16h26m-6-6 6 6-6 6"/></g></svg>'

/** The icon as a data URL, so that a page needs no request for it. */
export const FAVICON = `data:image/svg+xml,${encodeURIComponent(LOGO)}`
