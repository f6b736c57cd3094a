import { anyOf, PAYLOAD_AND_AGENT, type Rule } from '../rule.js'

const HANDLER =
  'on(?:abort|animation[a-z]+|auxclick|before[a-z]+|begin|blur|bounce|canplay[a-z]*|change|click|contextmenu|copy|cut|dblclick|drag[a-z]*|drop|end|error|finish|focus[a-z]*|hashchange|input|invalid|key[a-z]+|load[a-z]*|message|mouse[a-z]+|page[a-z]+|paste|pointer[a-z]+|popstate|repeat|reset|resize|scroll[a-z]*|search|select[a-z]*|start|storage|submit|toggle|touch[a-z]+|transition[a-z]+|unload|wheel)'

export const crossSiteScripting: readonly Rule[] = [
  {
    id: 'xss-script-tag',
    level: 1,
    description: 'A `<script>` tag',
    places: PAYLOAD_AND_AGENT,
    pattern: String.raw`<[\s/]*script(?:[\s/>:]|$)`,
  },
  {
    id: 'xss-active-tag',
    level: 1,
    description: 'A tag that embeds a document or an object, or sets a base URL',
    places: PAYLOAD_AND_AGENT,
    pattern: String.raw`<(?:iframe|frameset|frame|object|embed|applet|base|portal)[\s/>]`,
  },
  {
    id: 'xss-event-handler',
    level: 1,
    description: 'A tag with an event handler, or a handler after a quote that ends an attribute',
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      String.raw`<[a-z!?/][^>]*[\s/"'\x60+]on[a-z]{3,25}\s?=`,
      String.raw`["'\x60]\s?/?\s?${HANDLER}\s?=`,
    ),
  },
  {
    id: 'xss-script-url',
    level: 1,
    description: 'A `javascript:` URL with code, or HTML in a `data:` URL',
    places: PAYLOAD_AND_AGENT,
    pattern: [
      {
        first: /j\s?a\s?v\s?a\s?s\s?c\s?r\s?i\s?p\s?t\s?:/,
        steps: [{ within: [0, 200], without: /\s/, piece: /[(`=]/ }],
      },
      anyOf(
        String.raw`\b(?:href|src|action|formaction|xlink:href|data|poster|background)\s?=\s?["'\x60]?\s?(?:java|vb|live)script\s?:`,
        String.raw`^\s?(?:java|vb|live)script:\S`,
        String.raw`\bdata:(?:text/html|application/(?:xhtml\+xml|javascript)|text/javascript)[;,]`,
        String.raw`<[a-z][^>]*[\s/"']srcdoc\s?=`,
      ),
    ],
  },
  {
    id: 'xss-breakout',
    level: 1,
    description: 'A call after a quote that ends a string in a script',
    places: PAYLOAD_AND_AGENT,
    pattern: String.raw`['"\x60]\s?\)*\s?[;+\-*,|&]+\s?\(*(?:alert|confirm|prompt|eval|fetch|settimeout|document\.[a-z]+|window\.[a-z]+)\s?[(\x60=\[]`,
  },
  {
    id: 'xss-document',
    level: 2,
    description: 'A property or function that attack scripts often use',
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      String.raw`\bdocument\s?\.\s?(?:cookie|write|writeln|domain|location|body|queryselector)\b`,
      String.raw`\b(?:window|self|top|parent|this)\s?[.\[]\s?["']?(?:location|eval|name|alert)\b`,
      String.raw`\b(?:alert|confirm|prompt|eval|atob|string\.fromcharcode|importscripts)\s?[(\x60]`,
      String.raw`\.(?:innerhtml|outerhtml|insertadjacenthtml)\b`,
    ),
  },
  {
    id: 'xss-markup',
    level: 2,
    description: 'A tag or a style that can execute code',
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      String.raw`<(?:svg|math|meta|link|style|form|input|button|video|audio|source|details|marquee|isindex|template|set|animate|xml|layer|bgsound|keygen|noscript)[\s/>]`,
      String.raw`\bstyle\s?=[^>]*(?:expression\s?\(|behaviou?r\s?:|-moz-binding|url\s?\()`,
      String.raw`\bdata:image/svg\+xml`,
    ),
  },
  {
    id: 'xss-entities',
    level: 2,
    description: 'Letters written as character references or escapes',
    places: PAYLOAD_AND_AGENT,
    pattern: anyOf(
      '(?:&#(?:x0{0,6}[2-7][0-9a-f]|0{0,6}(?:3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-7]));?){3}',
      String.raw`(?:\\(?:u00|x)[2-7][0-9a-f]){3}`,
    ),
  },
  {
    id: 'xss-tag',
    level: 3,
    description: 'Any tag',
    places: PAYLOAD_AND_AGENT,
    pattern: '<[a-z!?/]',
  },
  {
    id: 'xss-character',
    level: 4,
    description: 'Any angle bracket',
    places: PAYLOAD_AND_AGENT,
    pattern: '[<>]',
  },
]
