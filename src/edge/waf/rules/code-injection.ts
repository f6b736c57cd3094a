import { anyOf, EVERYWHERE, PAYLOAD, PAYLOAD_AND_AGENT, type Rule } from '../rule.js'

export const codeInjection: readonly Rule[] = [
  {
    id: 'code-jndi',
    level: 1,
    description: 'A lookup that Java loggers execute, such as `jndi:` in braces',
    places: EVERYWHERE,
    pattern: [
      String.raw`\$\{\s?(?:jndi\s?:|lower|upper|base64|::-)`,
      String.raw`\$\{[^{}]{0,60}\$\{\s?(?:lower|upper|env|sys|date|main|[a-z0-9_.]*:-|::)`,
      String.raw`\$\{(?:[^{}:]{0,30}:){1,3}-[jndi]\}`,
    ],
  },
  {
    id: 'code-template',
    level: 1,
    description: 'A template expression that computes something or reaches for internals',
    places: PAYLOAD_AND_AGENT,
    pattern: [
      String.raw`(?:\{\{|[$#*@]\{|<%=)\s?['"]?[0-9]+['"]?\s?[*+-]\s?['"]?[0-9]+['"]?\s?(?:\}|%>)`,
      {
        first: /\{[{%]/,
        steps: [
          {
            within: [0, 200],
            without: /\}/,
            piece:
              /__[a-z]+__|\bconfig\.|\bself\.|\brequest\.|\blipsum\b|\bcycler\b|\.constructor\b|\bpopen\b/,
          },
        ],
      },
      {
        first: /[$#%*]\{/,
        steps: [
          {
            within: [0, 200],
            without: /\}/,
            piece: /\bt\(java|\bgetclass\b|\bruntime\b|@java\.|\bprocessbuilder\b|\bnew\sjava\./,
          },
        ],
      },
      String.raw`<%[=@!]?[^%]{0,200}(?:\bruntime\b|\bsystem\s?\(|\bexec\s?\(|\beval\b|\brequest\b)`,
    ],
  },
  {
    id: 'code-php',
    level: 1,
    description: 'PHP: tags, global variables, and functions that execute their arguments',
    places: PAYLOAD,
    pattern: [
      anyOf(
        String.raw`<\?(?:php\b|=)`,
        String.raw`\$_(?:get|post|request|cookie|server|files|env|session)\s?\[`,
        String.raw`\b(?:phpinfo|shell_exec|proc_open|pcntl_exec|call_user_func(?:_array)?|file_put_contents|gzinflate|base64_decode|create_function|move_uploaded_file)\s?\(`,
        String.raw`\b(?:system|exec|passthru|popen|assert|eval|include|require)\((?:['"$]|base64)`,
        String.raw`\b(?:allow_url_include|auto_prepend_file|disable_functions)\s?=`,
      ),
      String.raw`(?:^|[;{])[oc]:[0-9]{1,5}:"[^"]{1,200}":[0-9]{1,5}:\{`,
    ],
  },
  {
    id: 'code-java',
    level: 1,
    description: 'Java: classes that run commands, OGNL, serialised objects',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`\bjava\.(?:lang\.(?:runtime|processbuilder|class|system)|io\.file|net\.url(?:classloader)?)\b`,
      String.raw`\bgetruntime\s?\(`,
      String.raw`\bclass\.(?:module\.)?classloader\b`,
      String.raw`[%$]\{\s?\(?#[a-z_]`,
      '#_memberaccess|@ognl\\.',
      '^ro0ab[a-z0-9+/]{8}',
    ),
  },
  {
    id: 'code-node',
    level: 1,
    description: 'JavaScript on a server: modules that run commands, and names that reach for prototypes',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`\brequire\s?\(\s?['"\x60](?:node:)?(?:child_process|vm|fs|net|cluster|worker_threads)['"\x60]`,
      String.raw`\bprocess\s?\.\s?(?:mainmodule|binding)\b`,
      String.raw`\b(?:global|globalthis)\s?\.\s?process\b`,
      '__proto__',
      String.raw`\bconstructor(?:\.|\[['"]?)prototype\b`,
    ),
  },
  {
    id: 'code-xml-entity',
    level: 1,
    description: 'XML that declares entities or includes files',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`<!entity\s`,
      String.raw`<!doctype\s[^>\[]*\[`,
      String.raw`<!doctype\s[^>\[]*\bsystem\s?["'](?:file|php|expect|gopher|jar|netdoc|ftp|https?):`,
      String.raw`<[a-z]{0,20}:?include\s[^>]*\bhref\s?=\s?["'](?:file:|/)`,
    ),
  },
  {
    id: 'code-nosql',
    level: 1,
    description: "A document database's operator in the name of an argument",
    places: ['query-name', 'body-name'],
    pattern: String.raw`\[\$[a-z]+\]|^\$where$`,
  },
  {
    id: 'code-line-break',
    level: 1,
    description: 'A line break followed by a header field',
    places: ['path', 'query-name', 'query-value', 'cookie'],
    pattern: String.raw`\n(?:set-cookie|content-(?:type|length|encoding)|transfer-encoding|x-[a-z0-9-]+|access-control-[a-z-]+)\s?:|\nlocation\s?:\s?(?:https?:|/)|\nhttp/[0-9]`,
  },
  {
    id: 'code-server-include',
    level: 1,
    description: 'A directive for server-side includes',
    places: PAYLOAD,
    pattern: String.raw`<!--\s?#\s?(?:exec|include|echo|printenv|set|config)\b`,
  },
  {
    id: 'code-uploaded-script',
    level: 1,
    description: 'An uploaded file that a server would execute',
    places: ['file-name'],
    pattern: String.raw`\.(?:php[0-9s]?|phtml|phar|jspx?|aspx?|ashx|cgi|htaccess)(?:$|[.;:\x00/])`,
  },
  {
    id: 'code-uploaded-content',
    level: 2,
    description: 'Server-side code in an uploaded file',
    places: ['file-content'],
    pattern: String.raw`<\?php\b|<%@?\s?(?:page|import|webhandler)\b|<jsp:`,
  },
  {
    id: 'code-operator',
    level: 2,
    description: "A document database's operator as a key in JSON, or an LDAP filter",
    places: ['body-name', 'query-value', 'body-value'],
    pattern: anyOf(
      String.raw`^\$(?:ne|gte?|lte?|n?in|regex|exists|or|and|not|nor|expr|function|accumulator)$`,
      String.raw`\)\s?\(\s?[|&!]\s?\(?|\*\s?\)\s?\(\s?[a-z|&!]`,
    ),
  },
  {
    id: 'code-call',
    level: 3,
    description: 'Any call with a string, a variable or no argument',
    places: PAYLOAD,
    pattern: String.raw`[a-z_$][a-z0-9_$]*\((?:['"$\x60]|\))|\$\{|\{\{`,
  },
]
