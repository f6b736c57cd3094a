/** GraphiQL as Edgeway serves it: a page that asks nobody but the gateway, and keeps no secret unless it is told to. */
import { exampleTabs } from './examples.js'
import { FAVICON, LOGO } from './logo.js'

/**
 * @param folder where the files are, relative to the page or absolute, with a slash at its end
 * @param names their names
 */
export function renderGraphiQLPage(
  folder: string,
  names: { graphiql: string; style: string; page: string; pageStyle: string },
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Edgeway</title>
<link rel="icon" href="${FAVICON}">
<link rel="stylesheet" href="${folder}${names.style}">
<link rel="stylesheet" href="${folder}${names.pageStyle}">
<script defer src="${folder}${names.graphiql}"></script>
<script defer src="${folder}${names.page}"></script>
</head>
<body>
<noscript>GraphiQL needs JavaScript. The schema is at <a href="schema.graphql">/schema.graphql</a>.</noscript>
<div id="root"></div>
</body>
</html>
`
}

/**
 * - GraphiQL animates its tabs from where they were while the page was made, and only while they have the focus: the first
 *   press of a tab would move it away from under the pointer, and open nothing.
 * - Its settings offer to keep headers without saying where.
 * - In a narrow window there is no room for anything side by side.
 */
export const pageStyle = `
body { margin: 0; }
#root { height: 100vh; }
.graphiql-tab { transform: none !important; }
.graphiql-dialog-section:has(#enable-persist-headers) .graphiql-dialog-section-caption::after {
  display: block;
  content: "Off: headers, such as an X-Auth-Token, are forgotten when this page is closed or reloaded. On: they are kept in this browser's localStorage, as plain text, until you choose Off or clear the storage below.";
}
@media (max-width: 800px) {
  #graphiql-session, .graphiql-main { flex-direction: column; }
  .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-main { overflow-y: auto; }
  .graphiql-plugin { flex: none !important; max-height: 60%; }
  .graphiql-sessions { flex: none !important; height: calc(100% - 16px); margin: 8px 8px 8px 0; }
  .graphiql-editors, .graphiql-response { flex: 1 1 0 !important; min-height: 0; }
  .graphiql-logo { display: none; }
  .graphiql-dialog { width: calc(100vw - 32px); }
}
`

const LINK_NOTICE = [
  'This came with a link, and may change data.',
  'Read it. To run it, select its lines and press',
  'Ctrl+/ (Mac: Cmd+/), which removes each "# ".',
  '',
]

/**
 * The start of GraphiQL, as a script for browsers.
 *
 * Headers are kept only where a person chose so in the settings. Earlier versions kept them unasked: those are removed.
 *
 * GraphiQL remembers its tabs at once, but the query of the open one only when it changes. Without a first query in its
 * storage, a page that is opened again would have one more tab each time, an empty one.
 *
 * Of the page's address only `query` counts. Anyone can write a link, and the gateway may hold a credential: a document that could
 * have more than queries in it comes commented out, with a notice. There are no escapes in GraphQL's keywords, so a document
 * without these words has queries only. For the same reason what a person writes goes to the address only if it is a query.
 */
export function pageScript(workers: {
  editorWorker: string
  jsonWorker: string
  graphqlWorker: string
}): string {
  return `'use strict';
{
  const workers = ${JSON.stringify({
    editorWorkerService: workers.editorWorker,
    json: workers.jsonWorker,
    graphql: workers.graphqlWorker,
  })};
  const folder = document.currentScript.src;
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (_module, label) => new URL(workers[label], folder).href,
  };

  const areHeadersKept = localStorage.getItem('graphiql:shouldPersistHeaders') === 'true';
  const withoutHeaders = (json) => {
    try {
      return JSON.stringify(JSON.parse(json), (name, value) => (name === 'headers' ? null : value));
    } catch {
      return '';
    }
  };
  if (!areHeadersKept) {
    localStorage.removeItem('graphiql:headers');
    for (const key of ['graphiql:tabState', 'graphiql:queries', 'graphiql:favorites']) {
      const stored = localStorage.getItem(key);
      if (stored !== null) localStorage.setItem(key, withoutHeaders(stored));
    }
  }

  const tabs = ${JSON.stringify(exampleTabs)};
  if (localStorage.getItem('graphiql:query') === null) localStorage.setItem('graphiql:query', tabs[0].query);

  const mayChangeData = (text) => /\\b(mutation|subscription)\\b/.test(text);
  const setLink = (query) => {
    const address = new URL(location.href);
    if (query === null) address.searchParams.delete('query');
    else address.searchParams.set('query', query);
    history.replaceState(null, '', address);
  };
  const linked = new URL(location.href).searchParams.get('query');
  let query;
  if (linked !== null && mayChangeData(linked)) {
    // Monaco takes more characters for the end of a line than GraphQL does.
    const lines = linked.split(/\\r\\n|[\\n\\r\\v\\f\\x85\\u2028\\u2029]/);
    query = [...${JSON.stringify(LINK_NOTICE)}, ...lines].map((line) => ('# ' + line).trimEnd()).join('\\n') + '\\n';
  }

  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    query,
    onEditQuery: (text) => setLink(mayChangeData(text) ? null : text),
    title: 'Edgeway',
    logo: ${JSON.stringify(LOGO)},
    defaultTabs: tabs,
    shouldPersistHeaders: areHeadersKept,
    showPersistHeadersSettings: true,
  });
}
`
}
