import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { referenceRows } from './reference-rows.ts';
import type { ReferenceRow } from './reference-rows.ts';

/** Where the reference stands, from the root of the repository. */
export const REFERENCE_FILE = 'docs/protocol.md';

const HEAD = `# The protocol file

Every key of a protocol, with what may stand there, what holds without it, and what it means. This page is made of the schema that reads protocols (\`npm run docs:protocol\`), and a test fails while they differ. [studies/decidiffusion.yaml](../studies/decidiffusion.yaml) is a protocol to begin with; \`onpar run study.yaml\` and the page _New study_ say of each fault its line, its key and what to do, also where keys do not fit one another.

A key that must be given is marked **required**: in a list or a map that may be left out, where the list or map stands. Text is one line unless it is consent, instructions or \`because\`.
`;

/** The reference of the protocol file, as Markdown. */
export function printReference(): string {
  const rows = referenceRows();
  const top = rows.filter(({ path }) => sectionOf(path) === path);
  const sections = top.flatMap(({ path }) => {
    const below = rows.filter((row) => row.path !== path && sectionOf(row.path) === path);
    return below.length === 0 ? [] : [`## \`${path}\``, '', ...table(below), ''];
  });
  return [HEAD, '## At the top', '', ...table(top), '', ...sections].join('\n');
}

/** The key at the top of the file that a path begins with. */
function sectionOf(path: string): string {
  return path.replace(/[.[].*$/, '');
}

/** A table whose columns stand under one another, as the formatter of the repository wants it. */
function table(rows: readonly ReferenceRow[]): string[] {
  const cells = [
    ['Key', 'Value', 'Without it', 'Meaning'],
    ...rows.map(({ path, kind, usual, meaning }) => [
      `\`${path}\``,
      kind,
      usual === null ? '**required**' : usual,
      meaning,
    ]),
  ].map((line) => line.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((line) => at(line, column, 'the cells of a line').length)),
  );
  const padded = cells.map((line) =>
    line.map((cell, column) => cell.padEnd(at(widths, column, 'the widths'))),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const [head, ...body] = padded;
  return [present(head, 'the head of a table'), rule, ...body].map(
    (line) => `| ${line.join(' | ')} |`,
  );
}
