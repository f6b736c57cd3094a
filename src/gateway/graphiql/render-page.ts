import { FAVICON } from './logo.js'

/** The HTML of a page of the gateway. `head` is added to the head that all pages share. */
export function renderPage({ head, body }: { head: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Edgeway</title>
<link rel="icon" href="${FAVICON}">
${head}
</head>
<body>
${body}
</body>
</html>
`
}
