import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { at } from '#domain/at.ts';

/** As many as PartiPrompts has, so that stories may draw any of its places. */
const COUNT = 1632;

/** Writes prompts in the format of PartiPrompts, the few of the fixture told apart by a word; the file. */
export function writePrompts(): string {
  const fixture = readFileSync(resolve('e2e/fixtures/prompts.tsv'), 'utf8');
  const [head, ...rows] = fixture.split('\n').filter((line) => line !== '');
  const lines = Array.from({ length: COUNT }, (_, i) => {
    const row = at(rows, i % rows.length);
    return i < rows.length ? row : row.replace(/^[^\t]*/, (prompt) => `${prompt} ${inLetters(i)}`);
  });
  const file = join(tmpdir(), 'onpar-e2e-prompts.tsv');
  writeFileSync(`${file}.${process.pid}`, `${[head, ...lines].join('\n')}\n`);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Digits as letters: prompts that are searched for are of plain letters. */
function inLetters(number: number): string {
  return [...String(number)].map((digit) => at('abcdefghij', Number(digit))).join('');
}
