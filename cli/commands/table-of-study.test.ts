import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TABLE_FORMATS } from '#evaluation/votes/tables/format-table.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from '#study/life/close-study.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, vote } from '#study/test-study.ts';
import { tableCommand } from './table.ts';
import { votesCommand } from './votes.ts';

let test: TestDatabase;
let study: Study;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-table-of-study-'));
  test = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', test.url);
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
  for (const answer of ['left', 'on_par'] as const) {
    const rater = await addRater(test.db, study);
    for (const { id: trialId } of await trialsOf(rater)) {
      for (const question of ['aesthetics', 'alignment']) {
        await vote(test.db, rater, { trialId, question, answer });
      }
    }
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.drop();
  await rm(folder, { recursive: true });
});

const trialsOf = (enrolmentId: string) =>
  test.db.trial.findMany({ where: { enrolmentId }, orderBy: { order: 'asc' } });

async function stdoutOf(work: () => Promise<unknown>): Promise<string> {
  let out = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true),
  ];
  await work().finally(() => spies.forEach((spy) => spy.mockRestore()));
  return out;
}

async function table(...args: string[]): Promise<ResultTable> {
  const out = await stdoutOf(() =>
    tableCommand().parseAsync([...args, '--replicates', '50', '--json'], { from: 'user' }),
  );
  const parsed: ResultTable = JSON.parse(out);
  return parsed;
}

describe('onpar table STUDY', () => {
  it('names arms and questions as the protocol does, and records an early look', async () => {
    const result = await table(study.slug);
    const [aesthetics] = result.questions;
    expect(aesthetics?.title).toBe('Better image aesthetics');
    // 12 comparisons: one rater always said left, the other always on par
    expect(aesthetics?.n).toBe(24);
    expect(aesthetics?.cells.map((cell) => cell.row)).toEqual([
      'Alpha at 30',
      'Beta at 50',
      'On Par',
      'Neither',
    ]);
    const counts = present(aesthetics, 'the question').cells.map((cell) => cell.count);
    expect([at(counts, 0) + at(counts, 1), at(counts, 2), at(counts, 3)]).toEqual([12, 12, 0]);
    expect(aesthetics?.side_bias).toMatchObject({ left: 12, right: 0 });
    expect(result.deviations).toEqual([expect.objectContaining({ kind: 'looked early' })]);
  });

  it('gives, once closed, the same numbers as the exported votes', async () => {
    await closeStudy({ db: test.db, slug: study.slug, now: NOW });
    const file = join(folder, 'votes.csv');
    await stdoutOf(() =>
      votesCommand().parseAsync(['export', study.slug, '-o', file], { from: 'user' }),
    );
    const fromDatabase = await table(study.slug);
    const fromFile = await table('--votes', file);
    expect(fromDatabase.deviations).toHaveLength(1);
    const numbers = ({ questions, balance, raters, set_aside }: ResultTable) => ({
      balance,
      raters,
      set_aside,
      questions: questions.map((question) => ({
        ...question,
        title: '',
        cells: question.cells.map((cell) => ({ ...cell, row: '' })),
      })),
    });
    expect(numbers(fromFile)).toEqual(numbers(fromDatabase));
  });

  it('says in every format what is not as the protocol declared it', async () => {
    const chosen = ['--alpha', '0.01', '--margin', '0.2', '--primary', 'aesthetics'];
    expect((await table(study.slug)).not_as_declared).toEqual([]);
    const result = await table(study.slug, ...chosen);
    expect(result.not_as_declared).toEqual([
      { setting: 'analysis.alpha', declared: 0.05, used: 0.01 },
      { setting: 'analysis.equivalence_margin', declared: 0.1, used: 0.2 },
      { setting: 'analysis.primary', declared: 'aesthetics, alignment', used: 'aesthetics' },
    ]);
    const said = 'Not as declared: analysis.alpha 0.01, declared 0.05.';
    expect(result.warnings).toContain(said);
    for (const format of [...TABLE_FORMATS, 'model-card'] as const) {
      const args = [study.slug, ...chosen, '--replicates', '50', '--format', format];
      const out = await stdoutOf(() => tableCommand().parseAsync(args, { from: 'user' }));
      expect(out).toContain('Not as declared: analysis.alpha 0.01, declared 0.05');
    }
    // what is declared may be said again
    const same = await table(study.slug, '--alpha', '0.05', '--primary', 'alignment,aesthetics');
    expect(same.not_as_declared).toEqual([]);
  });
});
