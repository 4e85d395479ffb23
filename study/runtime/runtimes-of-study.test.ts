import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { addPromptsAndModels, addStudy } from '../test-study.ts';
import { benchArmsOfModels, benchArmsOfStudy } from './bench-arms.ts';
import { keepRuntimes } from './keep-runtimes.ts';
import type { MeasuredRow } from './measured-row.ts';
import { parseMeasured } from './parse-measured.ts';
import { readRuntimes } from './read-runtimes.ts';

let test: TestDatabase;
let study: Study;
beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addStudy(test.db);
});
afterAll(() => test.drop());

const row = (change: Partial<MeasuredRow>): MeasuredRow => ({
  arm: 'alpha',
  steps: 30,
  engine: 'pytorch 2.9.0',
  device: 'cuda:0',
  device_name: 'NVIDIA A10',
  machine: 'a machine',
  precision: 'float16',
  median_seconds: 1.29,
  ci95: [1.2, 1.4],
  n: 10,
  scheduler: null,
  width: null,
  height: null,
  guidance_scale: null,
  ...change,
});
const keep = (rows: MeasuredRow[]): Promise<void> => keepRuntimes({ db: test.db, study, rows });

describe('the runtimes of a study', () => {
  it('are its arms in order, by steps, the last measurement in place of the one before', async () => {
    await keep([row({ arm: 'beta', steps: 50 }), row({ steps: 30 }), row({ steps: 10 })]);
    await keep([row({ steps: 30, median_seconds: 1.5 })]);
    const kept = await readRuntimes(test.db, study.id);
    expect(kept.map(({ arm, steps, median_seconds }) => [arm, steps, median_seconds])).toEqual([
      ['alpha', 10, 1.29],
      ['alpha', 30, 1.5],
      ['beta', 50, 1.29],
    ]);
    expect(kept[0]).toEqual(row({ steps: 10 }));
  });

  it('are of its own arms alone, and nothing is kept when one is not', async () => {
    const before = await readRuntimes(test.db, study.id);
    const rows = [row({ steps: 99 }), row({ arm: 'gamma' })];
    await expect(keep(rows)).rejects.toThrow('has no arm gamma: its arms are alpha, beta.');
    expect(await readRuntimes(test.db, study.id)).toEqual(before);
  });

  it('are measured at the steps of the arms, or at those asked for', async () => {
    const stepsOf = async (steps?: number[]): Promise<[string, number][]> => {
      const { arms } = await benchArmsOfStudy({ db: test.db, study, steps });
      return arms.map(({ spec }) => [spec.key, spec.steps]);
    };
    expect(await stepsOf()).toEqual([
      ['alpha', 30],
      ['beta', 50],
    ]);
    expect(await stepsOf([5, 9])).toHaveLength(4);
    await expect(stepsOf([0])).rejects.toMatchObject({ code: 'bad-arm' });
  });

  it('of folders are told apart by the folders’ names', () => {
    const folders = ['x/one', 'y/one/'];
    expect(() => benchArmsOfModels({ folders, steps: [1] })).toThrow('Two folders are called one');
  });
});

describe('a file of runtimes', () => {
  it('is read as it was written', () => {
    expect(parseMeasured(JSON.stringify({ warm_up: 1, rows: [row({})] }), 'a.json')).toEqual([
      row({}),
    ]);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'the document: '],
    ['{"rows":[]}', 'rows: '],
    [JSON.stringify({ rows: [row({ median_seconds: -1 })] }), 'rows.0.median_seconds: '],
    [JSON.stringify({ rows: [row({}), { arm: 'a' }] }), 'rows.1.steps: '],
    [JSON.stringify({ rows: [row({ ci95: [2, 1] })] }), 'rows.0.ci95: '],
  ])('is refused with its place: %s', (text, why) => {
    expect(() => parseMeasured(text, 'a.json')).toThrow(`a.json is no table of runtimes: ${why}`);
  });
});
