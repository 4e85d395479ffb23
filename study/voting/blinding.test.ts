import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { findTrialImages } from './find-trial-images.ts';
import { imageToken, verifyImageToken } from './image-token.ts';
import { raterView } from './rater-view.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { addOpenStudy, addPromptsAndModels, addRater, trialsOf } from '../test-study.ts';

let test: TestDatabase;
let study: Study;
let rater: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
  rater = await addRater(test.db, study);
});
afterAll(() => test.drop());

describe('what a rater gets', () => {
  it('holds no identifier of study, arm, model, run, sample or comparison, nor a hash or a seed', async () => {
    const { db } = test;
    const shown = JSON.stringify([
      await trialsOf(db, rater),
      raterView({ protocol: readProtocol(study.protocol), slot: 0 }),
    ]);
    const arms = await db.arm.findMany({ where: { studyId: study.id }, include: { model: true } });
    const samples = await db.sample.findMany({ where: { run: { studyId: study.id } } });
    const comparisons = await db.comparison.findMany({ where: { studyId: study.id } });
    const secrets = [
      study.id,
      study.slug,
      study.name,
      ...arms.flatMap(({ id, key, label, model }) => [
        id,
        key,
        label,
        ...(model === null ? [] : [model.id, model.name, model.sha256]),
      ]),
      ...samples.flatMap(({ id, runId, promptId, sha256, blindSha256 }) => [
        id,
        runId,
        promptId,
        present(sha256, 'the hash of an image'),
        present(blindSha256, 'the hash of a stripped image'),
      ]),
      ...comparisons.map(({ id }) => id),
    ];
    expect(secrets.every((secret) => secret.length > 3)).toBe(true);
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  });

  it('has the same form for main, gold and repeat trials', async () => {
    const trials = await trialsOf(test.db, rater);
    const forms = new Set(trials.map((trial) => Object.keys(trial).toSorted().join()));
    expect(forms.size).toBe(1);
    expect(new Set(trials.map(({ kindForRater }) => kindForRater))).toEqual(
      new Set(['practice', 'main']),
    );
  });
});

describe('the image of a trial', () => {
  it('is that of the arm on that side, for the rater whose trial it is', async () => {
    const { db } = test;
    const trial = await db.trial.findFirstOrThrow({
      where: { enrolmentId: rater },
      include: { comparison: { include: { sampleA: true, sampleB: true } } },
    });
    const { sampleA, sampleB } = trial.comparison;
    const [left, right] = trial.aOnLeft ? [sampleA, sampleB] : [sampleB, sampleA];
    const mine = { db, enrolmentId: rater, trialId: trial.id };
    expect(await findTrialImages(mine)).toEqual({
      left: left.blindSha256,
      right: right.blindSha256,
    });
    const stranger = await addRater(db, study);
    expect(await findTrialImages({ ...mine, enrolmentId: stranger })).toBeNull();
    await db.study.update({ where: { id: study.id }, data: { state: 'closed' } });
    expect(await findTrialImages(mine)).toBeNull();
    await db.study.update({ where: { id: study.id }, data: { state: 'open' } });
  });

  it('has a token that fits its trial and side only', () => {
    const image = { secret: 'a secret', trialId: 'trial-1', side: 'left' as const };
    const token = imageToken(image);
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(verifyImageToken({ ...image, token })).toBe(true);
    expect(verifyImageToken({ ...image, token, side: 'right' })).toBe(false);
    expect(verifyImageToken({ ...image, token, trialId: 'trial-2' })).toBe(false);
    expect(verifyImageToken({ ...image, token, secret: 'another' })).toBe(false);
    expect(verifyImageToken({ ...image, token: '' })).toBe(false);
    expect(verifyImageToken({ ...image, token: `${token}AAAA` })).toBe(false);
  });
});

describe('the order of questions', () => {
  it('turns from couple to couple of raters when it is balanced', () => {
    const protocol = { ...readProtocol(study.protocol), question_order: 'balanced' as const };
    const first = (slot: number) => raterView({ protocol, slot }).questions[0]?.id;
    expect([0, 1, 2, 3, 4].map(first)).toEqual([
      'aesthetics',
      'aesthetics',
      'alignment',
      'alignment',
      'aesthetics',
    ]);
  });
});
