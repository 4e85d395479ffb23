import { afterAll, beforeAll, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { addPromptsAndModels, addStudy, finishRun } from '../test-study.ts';
import { secondsPerImage } from './seconds-per-image.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

it('is the median by run and arm, or by model, on each device, of images that have a time', async () => {
  const { db } = test;
  const study = await addStudy(db);
  await finishRun(db, study);
  const user = await db.user.create({ data: { name: 'Ada', email: 'ada@example.org' } });
  const of = (by: 'run' | 'model') => secondsPerImage({ db, userId: user.id, by });
  const run = present(await db.run.findFirst({ where: { studyId: study.id } }), 'the run');
  const arms = await db.arm.findMany({
    where: { studyId: study.id },
    orderBy: { position: 'asc' },
  });
  const alpha = present(arms[0], 'the first arm');
  const samples = await db.sample.findMany({ where: { armId: alpha.id }, take: 4 });
  const cpu = 'cpu (a chip)';
  const times = [
    { device: cpu, seconds: 1 },
    { device: cpu, seconds: 4 },
    { device: 'cuda', seconds: 0.25 },
    { device: null, seconds: null },
  ];
  for (const [i, { id }] of samples.entries()) {
    await db.sample.update({ where: { id }, data: present(times[i], 'a time') });
  }
  // nothing of a study that is not one's own
  expect(await of('run')).toEqual([]);
  await db.studyMember.create({ data: { studyId: study.id, userId: user.id, role: 'owner' } });
  const slow = { steps: 30, device: 'cpu (a chip)', seconds: 2.5, images: 2 };
  const fast = { steps: 30, device: 'cuda', seconds: 0.25, images: 1 };
  expect(await of('run')).toEqual(
    [slow, fast].map((row) => ({ group: run.id, arm: 'Alpha at 30', ...row })),
  );
  expect(await of('model')).toEqual(
    [slow, fast].map((row) => ({ group: alpha.modelId, arm: null, ...row })),
  );
});
