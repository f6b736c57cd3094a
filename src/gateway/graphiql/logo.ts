/** Three stages, one behind the other, and the way through them: an SVG for GraphiQL's corner and for the tab's icon. */
export const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28">' +
  '<g fill="none" stroke="#d60690" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M7 7v18M14 7v18M21 7v18" opacity=".4"/><path d="M3 16h26m-6-6 6 6-6 6"/></g></svg>'

/** In the page itself: no request, and none to anywhere else. */
export const FAVICON = `data:image/svg+xml,${encodeURIComponent(LOGO)}`
