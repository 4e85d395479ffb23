import { at } from '#domain/at.ts';
import { writeFile } from 'node:fs/promises';
import { CHALLENGE_NOTES } from './challenges.ts';
import { choosePrompts } from './choose-prompts.ts';
import type { Statement } from './statement.ts';
import { writePrompt } from './write-prompt.ts';

const CATEGORIES = ['Nothing', 'One object', 'Two objects', 'Three objects'];

/** The text of ShapePrompts.tsv: PartiPrompts' four columns. */
export function shapePromptsTsv(): string {
  const rows = choosePrompts({ perChallenge: 37, seed: 1 }).map(({ challenge, statement }) =>
    [writePrompt(statement), category(statement), challenge, CHALLENGE_NOTES[challenge]].join('\t'),
  );
  return ['Prompt\tCategory\tChallenge\tNote', ...rows, ''].join('\n');
}

function category(statement: Statement): string {
  const objects = statement.groups.reduce((sum, group) => sum + group.count, 0);
  return at(CATEGORIES, objects, 'the categories');
}

if (import.meta.main) {
  await writeFile(new URL('ShapePrompts.tsv', import.meta.url), shapePromptsTsv());
}
