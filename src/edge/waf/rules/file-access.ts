import { anyOf, PAYLOAD, type Rule } from '../rule.js'

export const fileAccess: readonly Rule[] = [
  {
    id: 'path-traversal',
    level: 1,
    description: 'A path that leads out of its folder',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`(?:\.\.+;?[/\\]+){3}`,
      String.raw`(?:^|[/\\])(?:\.\.+;?[/\\]+)+(?:[^\s/\\]+[/\\])*(?:etc|proc|windows|winnt|boot\.ini|web-inf|meta-inf|\.ssh|\.env|\.git|\.htaccess)(?:$|[/\\.])`,
    ),
  },
  {
    id: 'path-dots',
    level: 1,
    description: 'A request path that contains `..`',
    places: ['path', 'file-name'],
    pattern: String.raw`(?:^|[/\\;])\.\.+(?:$|[/\\;])`,
  },
  {
    id: 'path-overlong',
    level: 1,
    description: 'A dot or a slash in overlong UTF-8, or as `%u…`',
    places: ['encoded'],
    pattern:
      '%c0%[a-f8-9][0-9a-f]|%c1%[89ab][0-9a-f]|%e0%[89][0-9a-f]%[89ab][0-9a-f]|%f0%80|%u(?:002e|002f|005c|2215|2216|ff0e|ff0f|ff3c)',
  },
  {
    id: 'null-byte',
    level: 1,
    description: 'A NUL character',
    places: [...PAYLOAD, 'user-agent', 'referer', 'field'],
    pattern: String.raw`\x00`,
  },
  {
    id: 'system-file',
    level: 1,
    description: 'A file that belongs to the operating system',
    places: PAYLOAD,
    pattern: anyOf(
      String.raw`[/\\]etc[/\\]+(?:\.[/\\]+)*(?:passwd|shadow|gshadow|master\.passwd|sudoers)\b`,
      String.raw`[/\\]proc[/\\]+(?:self|thread-self|[0-9]+)[/\\]+(?:environ|cmdline|maps|fd|cwd|root|status|exe)\b`,
      String.raw`\b(?:windows|winnt)[/\\]+(?:system32|win\.ini|system\.ini|repair)\b`,
      String.raw`[/\\](?:root|home[/\\][a-z0-9_-]+)[/\\]+\.(?:ssh|bash_history|aws|netrc)\b`,
      String.raw`[/\\]boot\.ini\b`,
    ),
  },
  {
    id: 'hidden-file',
    level: 1,
    description: 'The path of a file that is never meant to be served, such as `/.git` and `/.env`',
    places: ['path'],
    pattern: anyOf(
      String.raw`/\.(?:git|svn|hg|bzr|env|ht(?:access|passwd)|aws|ssh|ds_store|npmrc|netrc|bash_history|dockerenv|vscode|idea)(?:$|[/.~_-])`,
      String.raw`/(?:wp-config\.php|web\.config|id_rsa|id_ed25519|\.well-known/\.\.)`,
      '^/+(?:web|meta)-inf/',
    ),
  },
  {
    id: 'inclusion',
    level: 1,
    description: 'A URL scheme that makes interpreters read files and streams',
    places: PAYLOAD,
    pattern: String.raw`\b(?:php://(?:input|filter|stdin|memory|temp|fd)|phar://|zip://|zlib://|expect://|glob://|file:///|gopher://|dict://|netdoc:/|jar:(?:https?|file):|data://text/plain)`,
  },
  {
    id: 'cloud-metadata',
    level: 1,
    description: "The URL of a cloud's metadata service",
    places: PAYLOAD,
    pattern: String.raw`//(?:169\.254\.(?:169\.254|42\.42|170\.2)|metadata\.google\.internal|100\.100\.100\.200|\[?fd00:(?:ec2|42)::(?:254|42)\]?|2852039166|0xa9fea9fe)(?:$|[/:?#])`,
  },
  {
    id: 'path-relative',
    level: 2,
    description: 'A `../` in any value',
    places: PAYLOAD,
    pattern: String.raw`(?:^|[^.])\.\.[/\\]`,
  },
  {
    id: 'backup-file',
    level: 2,
    description: 'The path of a backup, a dump or a log',
    places: ['path'],
    pattern: String.raw`\.(?:bak|backup|old|orig|save|swp|swo|tmp|sql|sqlite3?|mdb|dump|log|conf|ini|pem|key|p12|pfx|inc)(?:\.(?:gz|zip|bz2|xz))?$|~$`,
  },
  {
    id: 'private-address',
    level: 3,
    description: 'A URL of this machine or of a private network',
    places: ['query-value', 'body-value'],
    pattern: String.raw`^\s?[a-z]+://(?:[^/@]*@)?(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|169\.254\.|\[(?:::1|::ffff:|f[cde]))`,
  },
]
