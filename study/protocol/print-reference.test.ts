import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { knownKeys } from './known-keys.ts';
import { printReference, REFERENCE_FILE } from './print-reference.ts';
import { protocolShape } from './protocol-schema.ts';
import { referenceRows } from './reference-rows.ts';

it('stands in the documents as the schema says it: npm run docs:protocol', async () => {
  const written = await readFile(REFERENCE_FILE, 'utf8');
  expect(written).toBe(printReference());
});

it('tells of every key what it means, in a sentence', () => {
  const rows = referenceRows();
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter(({ meaning }) => !/^\p{Lu}.*[.]$/su.test(meaning))).toEqual([]);
  const top = rows.map(({ path }) => path).filter((path) => /^\w+$/.test(path));
  expect(top).toEqual(knownKeys(protocolShape, []));
});

it('says limits, defaults and what must be given', () => {
  const rowOf = (wanted: string): unknown => referenceRows().find(({ path }) => path === wanted);
  expect(rowOf('arms[].steps')).toMatchObject({ kind: 'whole number, 1 to 1000' });
  expect(rowOf('prompts.set')).toMatchObject({ usual: null });
  expect(rowOf('analysis.alpha')).toMatchObject({
    ...{ kind: 'number above 0 and below 1', usual: '`0.05`' },
  });
  expect(rowOf('language')).toMatchObject({ kind: '`en`, `de`, `ar`', usual: '`en`' });
  expect(rowOf('content_gate.threshold')).toMatchObject({ kind: 'number, 0 to 1' });
});
