import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addOpenStudy, addPromptsAndModels, addStudy, NOW } from '../test-study.ts';
import { checkFreeze } from './check-freeze.ts';
import { excludeComparison } from './exclude-comparison.ts';
import { explainDifferences } from './explain-differences.ts';
import { freezeStudy } from './freeze-study.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { frozenDocument } from './frozen-document.ts';
import { markSimulated } from './mark-simulated.ts';
import { releaseSample } from './release-sample.ts';
import { requireFreeze } from './require-freeze.ts';
import { requireStudy } from './require-study.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

async function open(): Promise<void> {
  study = await addOpenStudy(test.db);
}
const now = (): Promise<Study> => requireStudy({ db: test.db, slug: study.slug });
const check = async () => checkFreeze({ db: test.db, study: await now() });
const lock = async () => requireFreeze({ db: test.db, study: await now() });
const document = () => frozenDocument({ db: test.db, slug: study.slug });
const why = { reason: 'a typing error', now: NOW };

/** Changes the level of the frozen plan, as somebody with access to the database could. */
async function setAlpha(alpha: number): Promise<void> {
  await test.db.$executeRaw`
    UPDATE "Study" SET "protocol" = jsonb_set("protocol", '{analysis,alpha}', to_jsonb(${alpha}::float8))
    WHERE "id" = ${study.id}`;
}

async function exclude(number: number): Promise<void> {
  const { id } = await test.db.comparison.findFirstOrThrow({
    where: { studyId: study.id, number },
  });
  await excludeComparison({ db: test.db, studyId: study.id, comparisonId: id, ...why });
}

/** As a study is that was opened before the frozen document was kept, and before rows were frozen. */
async function forgetDocument(): Promise<void> {
  const where = { id: study.id };
  await test.db.study.update({ where, data: { frozenText: null } });
  const { sha256, document: text } = await freezeStudy({ db: test.db, studyId: study.id });
  expect(JSON.parse(text)).toMatchObject({ format: 'onpar-frozen-study/1' });
  study = await test.db.study.update({ where, data: { frozenHash: sha256 } });
}

describe('the freeze of a study', () => {
  it('keeps the very text that has the hash, and holds while nothing changes', async () => {
    await open();
    const { text, check: found } = await document();
    expect(sha256Of(text)).toBe(study.frozenHash);
    expect(found).toEqual({
      holds: true,
      frozen_sha256: study.frozenHash,
      now_sha256: study.frozenHash,
      differences: [],
    });
    expect(JSON.parse(text)).toMatchObject({ analysis_plan: { alpha: 0.05 } });
  });

  it('names a changed plan and a changed image, and locks the results', async () => {
    await open();
    await setAlpha(0.2);
    const { id } = await test.db.sample.findFirstOrThrow({
      where: { asA: { some: { studyId: study.id, number: 3 } } },
    });
    await test.db.sample.update({ where: { id }, data: { blindSha256: 'f'.repeat(64) } });
    expect((await check()).differences).toMatchObject([
      { path: 'analysis.alpha', frozen: 0.05, now: 0.2, explained: false },
      { path: 'comparisons.3.images.alpha.blind_sha256', now: 'f'.repeat(64) },
      { path: expect.stringMatching(/^stored.samples.words\/\d+\/\d\/alpha.blind_sha256$/) },
    ]);
    await expect(lock()).rejects.toMatchObject({
      code: 'frozen-differs',
      exitCode: 1,
      message: expect.stringContaining('analysis.alpha was frozen as 0.05 and is now 0.2'),
    });
    // what was frozen can still be had
    expect(sha256Of((await document()).text)).toBe(study.frozenHash);
  });

  it('takes an exclusion after opening for explained, and what comes with it not', async () => {
    await open();
    await exclude(5);
    expect(await lock()).toMatchObject({
      holds: true,
      differences: [{ path: 'comparisons.5.excluded', explained: true }],
    });
    await test.db.comparison.updateMany({
      where: { studyId: study.id, number: 6 },
      data: { excluded: true },
    });
    await expect(lock()).rejects.toThrow('comparisons.6.excluded was frozen as false');
  });

  it('takes an image released and simulated raters added after opening for explained', async () => {
    await open();
    const { db } = test;
    const { id: sampleId } = await db.sample.findFirstOrThrow({
      where: { run: { studyId: study.id } },
    });
    await releaseSample({ db, studyId: study.id, sampleId, ...why });
    await markSimulated({ db, studyId: study.id, now: NOW });
    await markSimulated({ db, studyId: study.id, now: NOW });
    expect(await lock()).toMatchObject({
      holds: true,
      differences: [
        { path: expect.stringMatching(/^stored\.samples\..*\.gate_released$/), explained: true },
        { path: 'stored.study.simulated', explained: true },
      ],
    });
    expect(await db.deviation.count({ where: { studyId: study.id } })).toBe(2);
  });

  it('opens again when a person says why, until the next change', async () => {
    await open();
    await setAlpha(0.2);
    const to = { db: test.db, slug: study.slug, ...why };
    expect(await explainDifferences(to)).toMatchObject([{ path: 'analysis.alpha' }]);
    expect(await lock()).toMatchObject({ holds: true, differences: [{ explained: true }] });
    expect(await test.db.deviation.findMany({ where: { studyId: study.id } })).toMatchObject([
      {
        kind: 'changed after opening',
        reason: 'analysis.alpha was frozen as 0.05 and is now 0.2: a typing error',
      },
    ]);
    await expect(explainDifferences(to)).rejects.toMatchObject({ code: 'nothing-to-explain' });
    await setAlpha(0.3);
    await expect(lock()).rejects.toThrow('is now 0.3');
  });

  it('makes the document of an older study again when its hash allows it', async () => {
    await open();
    await forgetDocument();
    expect(sha256Of((await document()).text)).toBe(study.frozenHash);
    await exclude(2);
    expect(sha256Of((await document()).text)).toBe(study.frozenHash);
    expect(await lock()).toMatchObject({ differences: [{ path: 'comparisons.2.excluded' }] });
  });

  it('says when what differs cannot be named, and can be told why all the same', async () => {
    await open();
    await forgetDocument();
    await setAlpha(0.2);
    await expect(document()).rejects.toThrow('cannot be made again');
    await expect(lock()).rejects.toThrow('what differs cannot be named');
    await explainDifferences({ db: test.db, slug: study.slug, ...why });
    expect(await lock()).toMatchObject({ holds: true, differences: [{ path: 'document' }] });
  });

  it('does not trust a kept document that was changed too', async () => {
    await open();
    await setAlpha(0.2);
    const text = present(study.frozenText, 'the document').replaceAll('0.05', '0.2');
    await test.db.study.update({ where: { id: study.id }, data: { frozenText: text } });
    await expect(lock()).rejects.toThrow('what differs cannot be named');
  });

  it('misses a hash that was taken away', async () => {
    await open();
    await test.db.study.update({ where: { id: study.id }, data: { frozenHash: null } });
    await expect(lock()).rejects.toThrow('is no longer kept');
    await expect(document()).rejects.toMatchObject({ code: 'frozen-differs' });
  });

  it.each([{}, [], null, 'x', { arms: 5 }, { analysis: null, arms: [{}] }, { arms: ['a'] }])(
    'locks the results of a protocol that was made into %j',
    async (protocol) => {
      await open();
      await test.db.$executeRaw`UPDATE "Study" SET "protocol" = ${JSON.stringify(protocol)}::jsonb
        WHERE "id" = ${study.id}`;
      await expect(lock()).rejects.toMatchObject({ code: 'frozen-differs' });
    },
  );

  it('notices what is written beside the protocol under a name of the document', async () => {
    await open();
    await test.db.$executeRaw`UPDATE "Study" SET "protocol" = jsonb_set("protocol", '{format}', '1')
      WHERE "id" = ${study.id}`;
    await expect(lock()).rejects.toThrow('what differs cannot be named');
  });

  it('has no document before the study opens', async () => {
    study = await addStudy(test.db);
    await expect(document()).rejects.toMatchObject({ code: 'not-frozen' });
    expect(await check()).toMatchObject({ holds: true, frozen_sha256: null });
  });
});
