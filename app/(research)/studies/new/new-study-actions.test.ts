import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { GOOD, REFUSED, WARNED, WORDS } from '#study/fixtures/wrong-protocols.ts';
import { importPrompts } from '#study/prompts/import-prompts.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { checkProtocolAction } from './check-protocol-action.ts';
import { createStudyAction } from './create-study-action.ts';
import { estimatePowerAction } from './estimate-power-action.ts';
import { USUAL_ANSWERS } from './expected-answers.ts';

let installation: TestDatabase;

vi.mock('../../../_auth/require-researcher.ts', () => ({ requireResearcher: vi.fn() }));
vi.mock('../../../_data/database.ts', () => ({ database: () => installation.db }));

beforeAll(async () => {
  installation = await createTestDatabase();
  const { db } = installation;
  const user = await db.user.create({ data: { name: 'Researcher' } });
  vi.mocked(requireResearcher).mockResolvedValue({
    id: user.id,
    name: user.name,
    email: null,
    hasPassword: false,
    cameByLink: false,
  });
  await importPrompts({ db, name: 'words', source: 'test', text: WORDS, fileName: 'words.tsv' });
  const model = { folder: resolve('generator/fixtures/tiny-sd'), sha256: 'a'.repeat(64) };
  await db.model.create({ data: { name: 'tiny-sd', ...model, files: {}, report: {} } });
});
afterAll(() => installation.drop());

/** The beginning of a note, with its line first. */
const notes = (list: readonly { line: number; text: string }[]): string[] =>
  list.map(({ line, text }) => `${line} ${text}`);

test.each(REFUSED)('what cannot be carried out is refused: %s', async (_, text, finding) => {
  const check = await checkProtocolAction(text);
  if (!('errors' in check)) throw new Error('the page takes it');
  expect(notes(check.errors)).toContainEqual(expect.stringContaining(finding));
  expect(await createStudyAction(text)).toEqual(check);
  expect(await installation.db.study.count()).toBe(0);
});

test.each(WARNED)('what is most likely not meant is warned of: %s', async (_, text, finding) => {
  const check = await checkProtocolAction(text);
  if (!('warnings' in check)) throw new Error('the page refuses it');
  expect(notes(check.warnings)).toContainEqual(expect.stringContaining(finding));
});

test('what a hostile browser sends is no protocol', async () => {
  for (const sent of [undefined, null, 7, {}, [GOOD], '\0', 'x'.repeat(1_000_000)]) {
    expect(await checkProtocolAction(sent)).toHaveProperty('errors');
    expect(await createStudyAction(sent)).toHaveProperty('errors');
  }
});

test('what the study of a protocol can find is estimated, for answers that can be meant', async () => {
  const result = await estimatePowerAction(GOOD, USUAL_ANSWERS);
  expect(result).toMatchObject({
    design: { raters: 4, prompts: 4, replicates: 2, votes: 32 },
    assumptions: { tests: 2, level: 0.025 },
    testable: true,
  });
  expect(result?.simulation?.studies).toBe(1000);
  expect(await estimatePowerAction(GOOD, USUAL_ANSWERS)).toEqual(result);
  const one = await estimatePowerAction(GOOD.replace('expected: 4', 'expected: 1'), USUAL_ANSWERS);
  expect(one).toMatchObject({ testable: false, simulation: null });
  for (const sent of [
    undefined,
    null,
    [],
    { ...USUAL_ANSWERS, ties: 0.99 },
    { ...USUAL_ANSWERS, winShare: NaN },
    { ...USUAL_ANSWERS, iccRater: 2 },
    { ...USUAL_ANSWERS, more: 1 },
  ]) {
    expect(await estimatePowerAction(GOOD, sent)).toBeNull();
  }
  expect(await estimatePowerAction('no protocol', USUAL_ANSWERS)).toBeNull();
});

test('a protocol in order becomes a study of whoever is signed in', async () => {
  expect(await checkProtocolAction(GOOD)).toEqual({
    summary:
      '16 images, 8 comparisons, 2 questions; 4 raters with 8 comparisons each give 64 votes.',
    warnings: [],
  });
  expect(await createStudyAction(GOOD)).toEqual({ slug: 'base-study' });
  const study = await installation.db.study.findFirstOrThrow({ include: { members: true } });
  expect(study.members).toMatchObject([{ role: 'owner' }]);
});
