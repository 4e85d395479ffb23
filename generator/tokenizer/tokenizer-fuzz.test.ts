import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTokenizer } from './load-tokenizer.ts';

const fixtures = new URL('../fixtures/', import.meta.url).pathname;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'onpar-tokenizer-'));
  await cp(join(fixtures, 'tiny-sd/tokenizer'), join(root, 'tiny-sd/tokenizer'), {
    recursive: true,
  });
  await cp(join(fixtures, 'tokenizer-json'), join(root, 'tokenizer-json'), { recursive: true });
});
afterAll(async () => rm(root, { recursive: true }));

/** Good text with a piece cut out and another put in. */
function mutate(good: string, [at, length, put]: readonly [number, number, string]): string {
  const start = Math.floor(at * good.length);
  return good.slice(0, start) + put + good.slice(start + length);
}

const place = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{}',
    '""',
    '-1',
    '1e99',
    ',',
    '"',
    '\n',
    '\0',
    '\\',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const mutation = fc.tuple(place, fc.oneof(fc.nat(12), fc.nat(100_000)), piece);

test.each([
  ['tiny-sd', 'vocab.json'],
  ['tiny-sd', 'merges.txt'],
  ['tiny-sd', 'tokenizer_config.json'],
  ['tiny-sd', 'special_tokens_map.json'],
  ['tokenizer-json', 'tokenizer.json'],
  ['tokenizer-json', 'tokenizer_config.json'],
])('a damaged %s/tokenizer/%s either still works or is refused by name', async (model, name) => {
  const folder = join(root, model, 'tokenizer');
  const good = await readFile(join(folder, name), 'utf8');
  await fc.assert(
    fc.asyncProperty(mutation, async (change) => {
      await writeFile(join(folder, name), mutate(good, change));
      const tokenizer = await loadTokenizer(join(root, model)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(UserError);
        expect(String(error)).toContain(folder);
        return null;
      });
      const ids = tokenizer?.encode("a red fox, isn't it 12 \u{1f98a}").ids;
      if (ids)
        expect([ids.length, ids.every((id) => id >= 0)]).toEqual([tokenizer.maxLength, true]);
    }),
    {
      numRuns: 150,
      seed: 20240117,
      plugins: [fc.afterEach(async () => writeFile(join(folder, name), good))],
    },
  );
});

test('any text gives 77 ids between start and end, the same each time', async () => {
  const tokenizer = await loadTokenizer(join(fixtures, 'tiny-sd'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { ids, truncated } = tokenizer.encode(text);
      expect([ids.length, ids[0], ids[76]]).toEqual([77, 769, 770]);
      expect(tokenizer.encode(text)).toEqual({ ids, truncated });
    }),
    { numRuns: 500, seed: 20240117 },
  );
});
