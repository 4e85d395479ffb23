import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { buildProgram } from '#cli/onpar.ts';
import { ROOT } from '../root.ts';
import { ROOMS } from '../rooms.ts';
import { judgeCommand } from './judge-command.ts';
import { shellWords } from './shell-words.ts';

/** A call in backticks within a text, what is put in later given as a word. */
const CALL = /\\?`(?:npx )?onpar ([^`\\]+)\\?`/g;

it('every command that a message or a comment names is there', async () => {
  const program = await buildProgram();
  const folders = ROOMS.map(({ folder }) => folder).filter((folder) => /^\w+$/.test(folder));
  const files = await Array.fromAsync(
    glob(`{${folders.join(',')}}/**/*.{ts,tsx}`, { cwd: ROOT, exclude: ['**/*.test.ts'] }),
  );
  const judge = async (file: string): Promise<string[]> => {
    const text = await readFile(join(ROOT, file), 'utf8');
    return text
      .matchAll(CALL)
      .flatMap(([, call]) => shellWords(present(call, 'a call').replace(/\$\{[^}]*\}/g, 'X')))
      .map((words) => judgeCommand(program, words))
      .filter((why) => why !== null)
      .map((why) => `${file}: ${why}`)
      .toArray();
  };
  expect((await Promise.all(files.map(judge))).flat()).toEqual([]);
});
