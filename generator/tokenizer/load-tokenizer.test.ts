import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import type { ClipTokenizer } from './clip-tokenizer.ts';
import { loadTokenizer } from './load-tokenizer.ts';

const fixtures = new URL('../fixtures/', import.meta.url).pathname;
const PARTI_SHA256 = 'fab29e41bb512a169b56acab4cf2a41dcb675e285df2efcde6640c7dd3c440eb';
/** set by vitest.config.ts when the file is there */
const partiPrompts = process.env['ONPAR_PARTIPROMPTS'];

type Goldens = {
  parti_prompts: { count: number; ids_sha256: string };
  oddities: { text: string; ids: number[] }[];
};

const goldens: Goldens = JSON.parse(await readFile(`${fixtures}tokenizer-goldens.json`, 'utf8'));
const END = 770;
const padded = (ids: number[]): number[] => [...ids, ...Array<number>(77 - ids.length).fill(END)];

describe.each([
  ['vocab.json and merges.txt', 'tiny-sd'],
  ['tokenizer.json', 'tokenizer-json'],
])('a tokenizer loaded from %s', (_, folder) => {
  let tokenizer: ClipTokenizer;
  beforeAll(async () => {
    tokenizer = await loadTokenizer(`${fixtures}${folder}`);
  });

  test.each(
    goldens.oddities.map(
      ({ text, ids }) => [JSON.stringify(text.slice(0, 40)), text, ids] as const,
    ),
  )("gives transformers' ids for %s", (_name, text, ids) => {
    expect([...tokenizer.encode(text).ids]).toEqual(padded([...ids]));
  });

  test.skipIf(partiPrompts === undefined)(
    "gives transformers' ids for all PartiPrompts (skipped without the file: set ONPAR_PARTIPROMPTS)",
    async () => {
      const file = await readFile(present(partiPrompts, 'the file'));
      expect(createHash('sha256').update(file).digest('hex')).toBe(PARTI_SHA256);
      const rows = file.toString('utf8').trimEnd().split(/\r?\n/).slice(1);
      const hash = createHash('sha256');
      for (const row of rows) hash.update(tokenizer.encode(at(row.split('\t', 1), 0, 'a row')).ids);
      expect(rows.length).toBe(goldens.parti_prompts.count);
      expect(hash.digest('hex')).toBe(goldens.parti_prompts.ids_sha256);
    },
  );

  test('is as long as the config says and pads with its padding token', () => {
    expect(tokenizer.maxLength).toBe(77);
    expect([...tokenizer.encode('').ids]).toEqual([769, ...Array<number>(76).fill(END)]);
  });

  test('cuts nothing from a prompt that just fits', () => {
    const { ids, truncated } = tokenizer.encode(Array<string>(75).fill('1').join(' '));
    expect(truncated).toBe('');
    expect(ids[75]).toBe(ids[1]);
    expect(ids[76]).toBe(END);
  });

  test('keeps the end token and tells what it cut from a prompt that does not fit', () => {
    const { ids, truncated } = tokenizer.encode(`${'1'.repeat(75)} A Fox's café, 23!`);
    expect(ids.length).toBe(77);
    expect(ids[76]).toBe(END);
    expect(truncated).toBe("a fox 's café , 2 3 !");
  });

  test('takes 10,000 characters without a space', () => {
    const { ids, truncated } = tokenizer.encode('fox'.repeat(3334));
    expect(ids[76]).toBe(END);
    expect('fox'.repeat(3334).endsWith(truncated)).toBe(true);
    expect(truncated.length).toBeGreaterThan(9000);
  });

  test('takes half a surrogate pair as the replacement character', () => {
    expect([...tokenizer.encode('a \ud83e b').ids]).toEqual([
      ...tokenizer.encode('a \ufffd b').ids,
    ]);
  });
});

test('both layouts of the same tokenizer give the same ids after any order of prompts', async () => {
  const [a, b] = await Promise.all([
    loadTokenizer(`${fixtures}tiny-sd`),
    loadTokenizer(`${fixtures}tokenizer-json`),
  ]);
  const texts = goldens.oddities.map(({ text }) => text);
  const backwards = texts.toReversed().map((text) => [...a.encode(text).ids]);
  expect(backwards.toReversed()).toEqual(texts.map((text) => [...b.encode(text).ids]));
});
