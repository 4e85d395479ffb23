import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Piece } from '#prisma/backup/insert-rows.ts';
import { loadRows } from '#prisma/backup/load-rows.ts';
import { withSnapshot } from '#prisma/backup/with-snapshot.ts';
import type { Sequence } from '#prisma/backup/with-snapshot.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addPromptsAndModels, addStudy } from '../test-study.ts';

let source: TestDatabase;
let target: TestDatabase;
let pieces: Piece[];
let tables: string[];

beforeAll(async () => {
  [source, target] = [await createTestDatabase(), await createTestDatabase()];
  await addPromptsAndModels(source.db);
  await addStudy(source.db);
  pieces = await withSnapshot(source.url, async (snapshot) => {
    tables = snapshot.tables.map(({ name }) => name);
    const found: Piece[] = [];
    for (const table of snapshot.tables)
      for await (const lines of snapshot.lines(table))
        found.push({ table: table.name, part: `rows/${table.name}/000000.jsonl`, lines });
    return found;
  });
});
afterAll(async () => {
  await source.drop();
  await target.drop();
});

async function* changed(change: (line: string, index: number) => string): AsyncGenerator<Piece> {
  for (const piece of pieces)
    yield piece.table === 'Sample' ? { ...piece, lines: piece.lines.map(change) } : piece;
}

const load = (
  change: (line: string, index: number) => string,
  options: { tables?: string[]; sequences?: Sequence[] } = {},
): Promise<unknown> =>
  loadRows({
    ...{ url: target.url, file: 'b.tar', pieces: changed(change), tables, sequences: [] },
    ...options,
    beforeCommit: () => Promise.reject(new Error('every row fits')),
  });

const second =
  (from: RegExp, to: string) =>
  (line: string, index: number): string =>
    index === 1 ? line.replace(from, to) : line;

it.each<[string, (line: string, index: number) => string, RegExp]>([
  [
    'a value that its enum has not',
    second(/"state":"\w+"/, '"state":"up"'),
    /line 2 holds "up" in the column "state", which does not take it/,
  ],
  [
    'no number',
    second(/"seed":"\d+"/, '"seed":"1e999"'),
    /line 2 holds "1e999" in the column "seed"/,
  ],
  ['a letter of no text', second(/"id":"/, String.raw`"id":"\u0000`), /line 2 holds .* "id"/],
  [
    'a key that is there',
    (line) => line.replace(/"id":"[^"]+"/, '"id":"1"'),
    /line 2 repeats a row/,
  ],
  [
    'nothing where there must be something',
    second(/"replicate":"\d+"/, '"replicate":null'),
    /nothing .*"replicate"/,
  ],
  ['a column missing', second(/"seed":"\d+",/, ''), /line 2 lacks the column "seed" of Sample/],
  [
    'a column too many',
    second(/\{/, '{"more":"1",'),
    /line 2 has a column "more" that Sample has not/,
  ],
  [
    'a row of no parent',
    second(/"runId":"[^"]+"/, '"runId":"none"'),
    /rows\/Sample has a row whose "runId" names no row of Run/,
  ],
])('rows with %s are refused in our words', async (_, change, words) => {
  await expect(load(change)).rejects.toMatchObject({
    code: 'bad-backup',
    message: expect.stringMatching(words),
  });
  expect(await target.db.study.count()).toBe(0);
});

it('a manifest of other tables or counters is refused in our words', async () => {
  const same = (line: string): string => line;
  await expect(load(same)).rejects.toThrow('every row fits');
  await expect(load(same, { tables: [...tables, 'Ballot'] })).rejects.toThrow(
    /manifest.json names a table "Ballot" that its release has not/,
  );
  await expect(load(same, { tables: tables.slice(1) })).rejects.toThrow(/does not name the table/);
  for (const [name, value] of [
    ['nothing', '1'],
    ['nothing', 'x'],
  ] as const)
    await expect(load(same, { sequences: [{ name, value }] })).rejects.toThrow(
      /manifest.json sets the counter "nothing"/,
    );
});
