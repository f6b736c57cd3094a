import { anyOf, LINE_FEED, PAYLOAD, PAYLOAD_AND_AGENT, type Rule } from '../rule.js'

/** The end of a string, a name or a group in SQL. */
const CLOSING = '[\'"`)]'
const OR = String.raw`(?:or|and|xor|having|\|\||&&)`
const COMPARED = String.raw`(?:=|<|>|!=|\blike\b|\bin\s?\(|\bbetween\b|\bis\s)`
/** Beginnings of a `SELECT` that are not English sentences. */
const SELECTED = String.raw`(?:[0-9*@'"(~+-]|null\b|distinct\b|top [0-9]|[a-z_]+\(|[a-z0-9_.]+\s?(?:,|from\b))`

export const sqlInjection: readonly Rule[] = [
  {
    id: 'sqli-union',
    level: 1,
    description: 'A `UNION SELECT`',
    places: PAYLOAD_AND_AGENT,
    pattern: String.raw`\bunion(?:\s(?:all|distinct))?[\s(]+select[\s(]*${SELECTED}`,
  },
  {
    id: 'sqli-tautology',
    level: 1,
    description: "A closed string followed by a condition on constants, such as `' or 1=1`",
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      String.raw`${CLOSING}\s?${OR}[\s(]*(?:not\s)?(?:[0-9.]+|['"][^'"]{0,50}['"]?|true|false|null)[\s)]*${COMPARED}`,
      String.raw`${CLOSING}\s?${OR}\s(?:true|[0-9]+)\s?(?:--|#|;|$)`,
      String.raw`\b(?:or|and|xor)[\s(]+[0-9]+[\s)]*(?:=|\blike\b)[\s(]*[0-9]+`,
    ),
  },
  {
    id: 'sqli-comment',
    level: 1,
    description: "A closed string followed by a comment, such as `admin'--`",
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`^[^'"]{0,100}['"][\s);]{0,5}(?:--|/\*)`,
      String.raw`^[^'"]{0,100}'[\s);]{0,5}#`,
    ),
  },
  {
    id: 'sqli-stacked',
    level: 1,
    description: 'A second statement after a semicolon',
    places: PAYLOAD,
    pattern: String.raw`;\s?(?:drop\s(?:table|database|view|user|schema|index)\b|insert\sinto\s|update\s\S+\sset\s|delete\sfrom\s|alter\s(?:table|user|database)\s|create\s(?:table|user|database|function|procedure|or\sreplace)\s|truncate\stable\s|exec(?:ute)?[\s(]+(?:xp_|sp_|master|immediate|@|\()|declare\s@|shutdown\s?(?:;|--|$)|select\s(?:[0-9*@'(]|[a-z_]+\())`,
  },
  {
    id: 'sqli-subquery',
    level: 1,
    description: 'A `SELECT` of a function or a constant in parentheses',
    places: PAYLOAD_AND_AGENT,
    pattern: String.raw`\(\s?select\s(?:[0-9*@'"(]|null\b|[a-z_]+\()`,
  },
  {
    id: 'sqli-schema',
    level: 1,
    description: 'A system table or system procedure of a database',
    places: PAYLOAD,
    pattern: String.raw`\b(?:information_schema|sqlite_(?:master|schema)|pg_catalog|pg_shadow|mysql\.user|sysobjects|syscolumns|msysaccessobjects|sys\.(?:databases|tables|objects|user\$)|xp_(?:cmdshell|dirtree|regread)|sp_(?:executesql|oacreate|configure))\b`,
  },
  {
    id: 'sqli-function',
    level: 1,
    description: 'A call to a function that waits, reads files or shows errors',
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      String.raw`\b(?:pg_sleep|benchmark|extractvalue|updatexml|load_file|group_concat|randomblob|utl_inaddr\.get_host_(?:address|name)|utl_http\.request|dbms_(?:pipe\.receive_message|lock\.sleep)|pg_read_file|lo_import|load_extension)\s?\(`,
      String.raw`\bsleep\s?\(\s?[0-9.]+\s?\)`,
      String.raw`\bwaitfor\s(?:delay|time)\s?['"]`,
      String.raw`\binto\s(?:out|dump)file\s?['"]`,
    ),
  },
  {
    id: 'sqli-executed-comment',
    level: 1,
    description: 'A comment that MySQL executes',
    places: PAYLOAD,
    pattern: String.raw`/\*!(?:[0-9]{5,6}|\s?(?:union|select|or|and|sleep)\b)`,
  },
  {
    id: 'sqli-condition',
    level: 2,
    description: 'A closed string followed by any condition',
    places: PAYLOAD_AND_AGENT,
    pattern: [
      String.raw`${CLOSING}\s?${OR}[\s(]*(?:not\s)?['"\x60]?[a-z0-9_.@]+['"\x60]?[\s)]*${COMPARED}`,
      String.raw`^[^'"]{0,100}'\s?(?:=|<|>|\+|\|\||like\b)\s?'`,
      {
        first: /\bcase\swhen\s/,
        steps: [{ within: [1, 100], without: LINE_FEED, piece: /\sthen\s/ }],
      },
      {
        first: /\bif\s?\(/,
        steps: [
          { within: [1, 100], without: LINE_FEED, piece: /,/ },
          { within: [0, 100], without: LINE_FEED, piece: /,/ },
          { within: [0, 100], without: LINE_FEED, piece: /\)/ },
        ],
      },
    ],
  },
  {
    id: 'sqli-statement',
    level: 2,
    description: 'A statement, or part of one',
    places: PAYLOAD,
    pattern: [
      {
        first: /\bselect\s/,
        steps: [
          {
            within: [1, 200],
            without: LINE_FEED,
            piece:
              /\sfrom\s['"`[]?[a-z0-9_.]+['"`\]]?\s?(?:$|;|--|#|\)|,|where\b|limit\b|order\sby\b|group\sby\b|union\b)/,
          },
        ],
      },
      {
        first: /\binsert\sinto\s/,
        steps: [{ within: [1, 200], without: LINE_FEED, piece: /\b(?:values\s?\(|select\b)/ }],
      },
      anyOf(
        String.raw`\bdelete\sfrom\s\S+\s(?:where\b|;|--)`,
        String.raw`\bupdate\s\S+\sset\s\S+\s?=`,
        String.raw`\b(?:drop|truncate|alter)\s(?:table|database)\s`,
        String.raw`\b(?:order|group)\sby\s[0-9]+\s?(?:$|,|--|#|asc\b|desc\b)`,
        String.raw`\bhaving\s[0-9'"]+\s?[=<>]`,
        String.raw`\bunion(?:\s(?:all|distinct))?[\s(]+select\b`,
      ),
    ],
  },
  {
    id: 'sqli-encoded',
    level: 3,
    description: 'Text written as numbers (`0x…`, `CHAR(…)`), or concatenated strings',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`\b0x[0-9a-f]{8,}\b`,
      String.raw`\b(?:n?char|chr|unhex|ascii|concat|concat_ws|hex|substr|substring|mid|ord|version|database|user|current_user)\s?\(`,
      String.raw`['"]\s?(?:\|\||\+)\s?['"]`,
    ),
  },
  {
    id: 'sqli-quote',
    level: 3,
    description: 'A quote next to an operator or a keyword',
    places: PAYLOAD,
    pattern: String.raw`['"\x60]\s?(?:=|<|>|\||&|;|--|#|\)|or\b|and\b|union\b|order\b|limit\b|having\b)`,
  },
  {
    id: 'sqli-character',
    level: 4,
    description: 'Any quote, semicolon or comment',
    places: PAYLOAD,
    pattern: String.raw`['"\x60;]|--|/\*|#`,
  },
]
