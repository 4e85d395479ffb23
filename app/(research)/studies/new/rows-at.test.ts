import { describe, expect, it } from 'vitest';
import { referenceRows } from '#study/protocol/reference-rows.ts';
import { rowsAt, rowsWith } from './rows-at.ts';

const rows = referenceRows();
const pathsAt = (path: string): string[] => rowsAt(rows, path).map((row) => row.path);

describe('what the reference says of a place', () => {
  it('is the key, and what can stand below it', () => {
    expect(pathsAt('analysis.alpha')).toEqual(['analysis.alpha']);
    expect(pathsAt('prompts')).toEqual(expect.arrayContaining(['prompts', 'prompts.draw']));
    expect(pathsAt('arms')).toContain('arms[].steps');
    expect(pathsAt('arms')).not.toContain('name');
  });

  it('is told of every key by its own path', () => {
    for (const { path } of rows) expect(pathsAt(path)[0]).toBe(path);
  });

  it('is that of the nearest key above what is not known', () => {
    expect(pathsAt('arms[].stepz')[0]).toBe('arms');
    expect(pathsAt('analysis.primary[]')).toEqual(['analysis.primary']);
    expect(pathsAt('nothing.of.it')).toEqual(pathsAt(''));
    expect(pathsAt('')).toEqual(rows.map((row) => row.path).filter((path) => /^\w+$/.test(path)));
  });
});

it('keys are found by any words of theirs', () => {
  const found = rowsWith(rows, 'Guidance scale').map((row) => row.path);
  expect(found).toContain('arms[].guidance_scale');
  expect(rowsWith(rows, 'no such word at all')).toEqual([]);
});
