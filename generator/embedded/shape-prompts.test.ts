import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { CHALLENGES } from './challenges.ts';
import { isHeldOut } from './is-held-out.ts';
import { meaningKey } from './meaning-key.ts';
import { parsePrompt } from './parse-prompt.ts';
import { shapePromptsTsv } from './write-shape-prompts.ts';

const text = readFileSync(new URL('ShapePrompts.tsv', import.meta.url), 'utf8');
const rows = text
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));

describe('ShapePrompts.tsv', () => {
  it("has PartiPrompts' columns and about 200 prompts, of every challenge", () => {
    expect(rows[0]).toEqual(['Prompt', 'Category', 'Challenge', 'Note']);
    expect(rows.length).toBeGreaterThan(190);
    expect(new Set(rows.slice(1).map((row) => row[2]))).toEqual(new Set(CHALLENGES));
    expect(rows.every((row) => row.length === 4)).toBe(true);
  });

  it('holds only meanings that are kept out of training, each once', () => {
    const statements = rows.slice(1).map((row) => parsePrompt(at(row, 0, 'a row')));
    expect(statements.filter((s) => !isHeldOut(s))).toEqual([]);
    expect(new Set(statements.map(meaningKey)).size).toBe(statements.length);
  });

  it('is what its script writes', () => {
    expect(shapePromptsTsv()).toBe(text);
  });
});
