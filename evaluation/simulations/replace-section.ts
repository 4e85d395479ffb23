import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from '#files/write-file-atomically.ts';

/** Puts text between `<!-- NAME -->` and `<!-- /NAME -->` of a page, in place of what is there. */
export async function replaceSection(page: string, name: string, text: string): Promise<void> {
  const before = await readFile(page, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = before.indexOf(start);
  const to = before.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${page} has no section ${name}.`);
  const after = `${before.slice(0, from + start.length)}\n\n${text}\n\n${before.slice(to)}`;
  await writeFileAtomically(page, new TextEncoder().encode(after));
}
