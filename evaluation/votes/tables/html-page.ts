import { escapeHtml } from './escape-html.ts';

/** What a page of results looks like on its own: no font, script or picture from elsewhere. */
const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1.5rem 0; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; }
th, td { padding: 0.3rem 0.75rem; text-align: right; vertical-align: top; }
th:first-child, td:first-child, tfoot td { text-align: left; }
thead, tbody { border-block: 1px solid; }
tbody th { font-weight: normal; }
tfoot td { font-size: 0.875rem; padding-top: 0.4rem; }
img { max-width: 100%; height: auto; }
.pair { display: flex; gap: 0.5rem; width: 13.5rem; }
.pair img { width: 6.5rem; outline: 1px solid; outline-offset: -1px; font-size: 0.75rem; }
code { overflow-wrap: anywhere; }
@media print { body { max-width: none; margin: 0; } }`;

/**
 * A whole HTML document around some content, which opens alone. Its policy lets nothing be loaded but
 * what stands in it or, for images, beside it.
 */
export function htmlPage({ title, content }: { title: string; content: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
${content}
</body>
</html>
`;
}
