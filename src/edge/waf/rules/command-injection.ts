import { anyOf, EVERYWHERE, LINE_FEED, PAYLOAD, PAYLOAD_AND_AGENT, type Rule } from '../rule.js'

/** The separators between two shell commands. */
const SEPARATOR = String.raw`(?:[;|\x60\n]|&&)`
/** Commands that are also English words, and commands that are not. */
const WORDS = 'cat|head|tail|less|more|find|touch|type|host|node|ruby|perl|dig|ping|kill|sleep'
const NAMES =
  'tac|nl|rm|cp|mv|ls|dir|chmod|chown|grep|sed|awk|tee|dd|tar|curl|wget|nc|ncat|netcat|nslookup|ssh|scp|ftp|tftp|telnet|bash|sh|zsh|ksh|dash|python[0-9.]*|php|lua|powershell|cmd|certutil|nohup|xargs|base64|xxd'
const TOOLS = `${WORDS}|${NAMES}`
const QUESTIONS =
  'id|whoami|uname|hostname|ifconfig|ipconfig|netstat|env|printenv|pwd|ps|ls|dir|tasklist|systeminfo'
/** An argument that is more than a word: an option, a path, an address, a variable. */
const ARGUMENT = String.raw`(?:-{1,2}[a-z0-9]|/[a-z0-9_.*?-]|~|\$|<|>|[a-z0-9_-]*[.:*][a-z0-9/*])`

export const commandInjection: readonly Rule[] = [
  {
    id: 'cmd-separator',
    level: 1,
    description: 'A shell command after a separator',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`${SEPARATOR}\s?(?:sudo\s)?(?:${TOOLS})\s${ARGUMENT}`,
      String.raw`(?:[;|\x60]|&&)\s?(?:${QUESTIONS})\s?(?:$|[;|&\x60]|-[a-z])`,
      String.raw`&\s?(?:cat|type|curl|wget|ping|nslookup)\s(?:-{1,2}[a-z]|/[a-z0-9_]|[a-z0-9-]+\.[a-z0-9-]+[./:\s]|https?:)`,
    ),
  },
  {
    id: 'cmd-substitution',
    level: 1,
    description: 'A command in `$(…)`, or a separator hidden in a variable',
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      String.raw`\$\(\s?(?:${TOOLS}|${QUESTIONS}|echo|printf|rev)\b`,
      String.raw`\$\{?ifs\b`,
      String.raw`[<>]\(\s?(?:${TOOLS})\s`,
    ),
  },
  {
    id: 'cmd-shell',
    level: 1,
    description: 'A shell by its path, or input piped into a shell',
    places: PAYLOAD_AND_AGENT,
    pattern: [
      String.raw`(?:^|[^a-z0-9_.])/(?:usr/(?:local/)?)?s?bin/(?:(?:ba|z|k|c|tc|da)?sh|cat|nc|id|ls|wget|curl|env|python[0-9.]*|perl)\b`,
      '/dev/(?:tcp|udp)/',
      {
        first: /\b(?:curl|wget|base64)\s/,
        steps: [{ within: [1, 200], without: LINE_FEED, piece: /\|\s?(?:sudo\s)?(?:ba|z|k|da)?sh\b/ }],
      },
    ],
  },
  {
    id: 'cmd-windows',
    level: 1,
    description: 'A Windows command',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`\bcmd(?:\.exe)?\s?/[ck]\b`,
      String.raw`\bpowershell(?:\.exe)?\s(?:-[a-z]+|iex\b|invoke-)`,
      String.raw`\b(?:certutil(?:\.exe)?\s-|bitsadmin\s/|rundll32(?:\.exe)?\s|regsvr32\s/|mshta\s(?:https?|javascript|vbscript):|net\s(?:user|localgroup)\s\S+\s/add)`,
      '%(?:comspec|systemroot)%',
    ),
  },
  {
    id: 'cmd-shellshock',
    level: 1,
    description: 'A function definition in place of a value',
    places: EVERYWHERE,
    pattern: String.raw`^\s?\(\s?\)\s?\{`,
  },
  {
    id: 'cmd-name',
    level: 2,
    description: 'The name of a command after any separator, or in backticks',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`[;|&\x60\n]\s?(?:${NAMES}|${QUESTIONS}|echo|printf)\b(?:\s|$|[;|&\x60<>])`,
      String.raw`\$\([^)]+\)`,
    ),
  },
  {
    id: 'cmd-syntax',
    level: 3,
    description: 'Shell syntax: backticks, pipes, redirections, variables; and commands that are also words',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`[;|&\x60\n]\s?(?:${WORDS})\b`,
      String.raw`\x60[^\x60]+\x60`,
      String.raw`\|\|?\s?[a-z]`,
      String.raw`&&\s?[a-z]`,
      String.raw`[0-9]?>>?\s?[/&]`,
      String.raw`\$\{?[a-z_]+\b`,
    ),
  },
  {
    id: 'cmd-character',
    level: 4,
    description: 'Any pipe, backtick, dollar sign or backslash',
    places: PAYLOAD,
    pattern: String.raw`[|\x60$\\]`,
  },
]
