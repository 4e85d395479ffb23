import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { present } from '#domain/present.ts';
import { ROOT } from '../root.ts';

/** What a Markdown file names: where its links lead, and what stands in code spans and code blocks. */
export type Document = {
  /** from the root of the repository */
  path: string;
  /** targets of links and pictures, as written */
  links: readonly string[];
  /** what its headings are linked by */
  anchors: ReadonlySet<string>;
  spans: readonly string[];
  /** lines of code blocks, those that end in a backslash joined with the next */
  lines: readonly string[];
};

const FENCE = /^ {0,3}(`{3,}|~{3,}).*\n([^]*?)\n {0,3}\1[ \t]*$/gm;
const SPAN = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)/g;
const LINK = /\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/gm;
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/gm;

/** Reads a Markdown file of the repository. */
export async function readDocument(path: string): Promise<Document> {
  return parseDocument(path, await readFile(join(ROOT, path), 'utf8'));
}

/** What a Markdown text names. */
export function parseDocument(path: string, markdown: string): Document {
  const blocks = markdown.matchAll(FENCE).map(([, , block]) => present(block, 'a code block'));
  const text = markdown.replace(FENCE, '');
  const spans = text.matchAll(SPAN).map(([, , span]) => present(span, 'a code span'));
  const links = text.replace(SPAN, '').matchAll(LINK);
  return {
    path,
    links: links.map(([, inline, named]) => present(inline ?? named, 'a link')).toArray(),
    anchors: anchorsOf(text.matchAll(HEADING).map(([, title]) => present(title, 'a heading'))),
    spans: spans.map((span) => span.replace(/\s+/g, ' ').trim()).toArray(),
    lines: blocks
      .flatMap((block) => block.replace(/\\\n\s*/g, '').split('\n'))
      .map((line) => line.trim())
      .toArray(),
  };
}

/** As GitHub makes them: small letters, hyphens for spaces, no punctuation, numbered when met again. */
function anchorsOf(titles: Iterable<string>): Set<string> {
  const anchors = new Set<string>();
  for (const title of titles) {
    const bare = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = bare.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-');
    let name = anchor;
    for (let again = 1; anchors.has(name); again++) name = `${anchor}-${again}`;
    anchors.add(name);
  }
  return anchors;
}
