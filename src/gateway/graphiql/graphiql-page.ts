/** Edgeway's GraphiQL page. It sends requests only to the gateway, and stores no secret unless the user asks for it. */
import { exampleTabs } from './examples.js'
import { LOGO } from './logo.js'
import { renderPage } from './render-page.js'

/**
 * @param folder the folder of the files, relative to the page or absolute, with a slash at its end
 * @param names the names of the files
 */
export function renderGraphiQLPage(
  folder: string,
  names: { graphiql: string; style: string; page: string; pageStyle: string },
): string {
  return renderPage({
    head: `<link rel="stylesheet" href="${folder}${names.style}">
<link rel="stylesheet" href="${folder}${names.pageStyle}">
<script defer src="${folder}${names.graphiql}"></script>
<script defer src="${folder}${names.page}"></script>`,
    body: `<noscript>GraphiQL needs JavaScript. The schema is at <a href="schema.graphql">/schema.graphql</a>.</noscript>
<div id="root"></div>`,
  })
}

/**
 * Corrects three faults of GraphiQL:
 *
 * - It animates a tab from its position during the page's start, and only when the tab gets the focus. So the first click on a
 *   tab would move the tab away from under the pointer, and open nothing.
 * - Its settings offer to keep headers without saying where.
 * - Its layout does not fit into a narrow window.
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
 * The script that starts GraphiQL in the browser.
 *
 * Headers are kept only if the user chose so in the settings. Earlier versions kept headers without asking; these are removed.
 *
 * GraphiQL stores its tabs at once, but it stores the query of the open tab only when the query changes. Without a first query in
 * the storage, the page would have one more empty tab each time it is opened.
 *
 * Only `query` is read from the page's address. Anyone can write a link, and the gateway may hold a credential. So a linked document
 * that may contain more than queries is commented out, under a notice. GraphQL's keywords cannot be escaped, so a document without
 * the words `mutation` and `subscription` has only queries. For the same reason, the user's text is put into the address only if it
 * has only queries.
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
    // Monaco treats more characters as line ends than GraphQL does.
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
