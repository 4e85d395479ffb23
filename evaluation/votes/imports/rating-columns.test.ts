import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importVotes } from './import-votes.ts';

const read = (text: string, map: string[]) =>
  importVotes({
    file: { name: 'f', bytes: Buffer.from(text) },
    ...{ from: 'csv', study: 's', arms: null, map },
  });

const cell = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
const sheet = fc.array(fc.record({ rater: fc.nat(2), north: cell, south: cell, west: cell }), {
  minLength: 1,
  maxLength: 8,
});

it('a table with a column for each arm gives the pairs of one with a rating a line', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, async (rows) => {
      const numbered = rows.map((row, i) => ({ ...row, uid: `p${i}` }));
      const ratings = numbered.flatMap(({ rater, uid, north, south, west }) =>
        Object.entries({ north, south, west }).flatMap(([arm, rating]) =>
          rating === null ? [] : [{ rater, uid, arm, rating }],
        ),
      );
      const wide = await read(JSON.stringify(numbered), ['prompt=uid', 'ratings=*']).catch(String);
      const long = await read(JSON.stringify(ratings), ['prompt=uid', 'rating=rating']).catch(
        String,
      );
      const votes = (result: typeof wide) =>
        typeof result === 'string'
          ? 'no votes'
          : result.rows.map((row) => [row.prompt_id, row.left_arm, row.right_arm, row.answer]);
      expect(votes(wide)).toEqual(votes(long));
    }),
    { numRuns: 60 },
  );
});

it('a list in a cell answers a question with each of its numbers, as ImagenHub publishes', async () => {
  const table = 'uid\tSD\tSDXL\na.jpg\t[0, 1]\t[0.5, 1]\nb.jpg\t[1.0, 0.5]\t[1, 0]\n';
  const { rows, warnings } = await read(table, ['prompt=uid', 'ratings=*']);
  expect(rows.map((row) => `${row.prompt_id} ${row.question} ${row.answer}`)).toEqual([
    'a.jpg rating 1 right',
    'a.jpg rating 2 on_par',
    'b.jpg rating 1 on_par',
    'b.jpg rating 2 left',
  ]);
  expect(warnings.join()).toContain('8 ratings of single images became 4 pairs');
});

it('columns that are no ratings are named, with the line', async () => {
  const table = 'prompt,SD,SDXL,remark\nx,1,2,fine\n';
  await expect(read(table, ['ratings=*'])).rejects.toThrow(
    'f, line 2 has "fine" in the column "remark", which is no rating',
  );
  const { rows } = await read(table, ['ratings=sd|SDXL']);
  expect(rows).toMatchObject([{ left_arm: 'SD', right_arm: 'SDXL', answer: 'right' }]);
  await expect(read(table, ['ratings=SD|XL'])).rejects.toThrow('has no column "XL"');
});

it('lists of other lengths on one line are refused, since their questions cannot be told', async () => {
  const table = 'uid\tSD\tSDXL\nx\t[0, 1]\t[1, 1]\ny\t[0.5, 1]\t[1]\nz\t[0, 0]\t\n';
  await expect(read(table, ['prompt=uid', 'ratings=*'])).rejects.toThrow(
    'f, line 3 has 2 ratings in the column "SD" and 1 in "SDXL"',
  );
});
