import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { frozenDocument } from '../life/frozen-document.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { requireStudy } from '../life/require-study.ts';
import { studyStatus } from '../life/study-status.ts';
import { showStudyResult } from '../results/show-study-result.ts';
import { votesCsvChunks } from '../votes/votes-csv-chunks.ts';
import { importStudy, type ImportedStudy } from './import-study.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const WORDS = ['model_a', 'tie (bothbad)', 'tie', 'model_b', 'model_a', 'both_bad'];

let test: TestDatabase;
let ownerId: string;
let imported: ImportedStudy;

beforeAll(async () => {
  test = await createTestDatabase();
  ({ id: ownerId } = await test.db.user.create({ data: { name: 'Ada' } }));
  imported = await importBattles();
});
afterAll(() => test.drop());

function importBattles(): Promise<ImportedStudy> {
  const battles = WORDS.map((winner, i) => ({
    ...{ model_a: 'north', model_b: 'south', winner, judge: `u${i % 3}`, tstamp: 1.7e9 + i },
  }));
  const file = { name: 'logs/battles.json', bytes: Buffer.from(JSON.stringify(battles)) };
  const call = { file, from: 'arena', map: [], arms: null, name: 'Battles' } as const;
  return importStudy({ db: test.db, ...call, ownerId, now: NOW });
}

describe('an imported study', () => {
  it('is closed, belongs to who imported it, and counts what came in', async () => {
    expect(imported.study).toMatchObject({ slug: 'battles', state: 'closed', closedAt: NOW });
    expect(await studyStatus({ db: test.db, slug: 'battles' })).toMatchObject({
      run: null,
      comparisons: { total: 6 },
      raters: { total: 3 },
      votes: { given: 6, last_at: '2023-11-14T22:13:25.000Z' },
      origin: { from: 'arena', file: 'battles.json' },
    });
    expect(await test.db.studyMember.count({ where: { userId: ownerId, role: 'owner' } })).toBe(1);
  });

  it('has the result of its votes, and says what is not known', async () => {
    const { study } = imported;
    const choose = () => ({ replicates: 0 });
    const { table, lookedEarly } = await showStudyResult({ db: test.db, study, now: NOW, choose });
    expect(lookedEarly).toBe(false);
    const counts = table.questions.map(({ cells }) => cells.map(({ row, count }) => [row, count]));
    expect(counts).toEqual([
      [
        ['north', 2],
        ['south', 1],
        ['On Par', 1],
        ['Neither', 2],
      ],
    ]);
    expect(table.balance).toBeNull();
    expect(table.warnings.join(' ')).toMatch(
      /which image stood on which side.*which question was asked/,
    );
  });

  it('gives out the votes.csv that the import gave', async () => {
    const chunks = await Array.fromAsync(votesCsvChunks({ db: test.db, slug: 'battles' }));
    expect(chunks.join('')).toBe(imported.csv);
  });

  it('is frozen with the file it comes from and its votes, and a change of these breaks the freeze', async () => {
    const { study, origin } = imported;
    const { text } = await frozenDocument({ db: test.db, slug: 'battles' });
    expect(JSON.parse(text)).toMatchObject({
      format: 'onpar-frozen-import/2',
      origin: { file: 'battles.json', sha256: origin.sha256 },
    });
    const where = { studyId: study.id };
    const changed = imported.csv.replace('neither', 'on_par');
    await test.db.importedVotes.update({ where, data: { csv: changed } });
    await expect(requireFreeze({ db: test.db, study })).rejects.toThrow(/votes_csv_sha256/);
    await test.db.importedVotes.delete({ where });
    await expect(requireFreeze({ db: test.db, study })).rejects.toThrow(/is now none/);
    await test.db.importedVotes.create({ data: { csv: imported.csv, ...where } });
    const unstamped = { ...study, frozenHash: null };
    await expect(requireFreeze({ db: test.db, study: unstamped })).rejects.toThrow(
      'no longer kept',
    );
    const { id } = study;
    await test.db.study.update({ where: { id }, data: { name: 'Another' } });
    await expect(requireFreeze({ db: test.db, study })).rejects.toThrow(/stored\.study\.name/);
    await test.db.study.update({ where: { id }, data: { name: study.name } });
    expect(await requireFreeze({ db: test.db, study })).toMatchObject({ holds: true });
  });

  it('stays readable under names that are refused today, and says so', async () => {
    const { study, csv } = await importBattles();
    const name = 'north'.repeat(70);
    const kept = csv.replaceAll('north', name).replaceAll('south', 'On par');
    await test.db.importedVotes.update({ where: { studyId: study.id }, data: { csv: kept } });
    const problems: string[] = [];
    const onProblem = (problem: string) => problems.push(problem);
    const chunks = votesCsvChunks({ db: test.db, slug: study.slug, onProblem });
    expect((await Array.fromAsync(chunks)).join('')).toBe(kept);
    expect(problems.sort()).toEqual([
      expect.stringMatching(/^the votes of study .*, line 2: .* is longer than 300 characters/),
      expect.stringMatching(/^the votes of study .* "On par" is the name of a row of the table/),
    ]);
    const again = { name: 'v.csv', bytes: Buffer.from(kept) };
    const call = { db: test.db, from: 'csv', map: [], arms: null, name: 'Again' } as const;
    await expect(importStudy({ ...call, file: again, ownerId, now: NOW })).rejects.toThrow(
      /is longer than 300 characters/,
    );
    await test.db.study.delete({ where: { id: study.id } });
  });

  it('gets a short name of its own when it is imported again', async () => {
    const again = await importBattles();
    expect(again.study.slug).toBe('battles-2');
    expect(again.csv).toContain('battles-2,R1');
    await expect(requireStudy({ db: test.db, slug: 'battles' })).resolves.toBeDefined();
  });
});
