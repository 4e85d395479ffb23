import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { sideCertificate } from '#evaluation/votes/results/side-certificate.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import type { KeptWorks } from '../raters/read-works.ts';
import { addOpenStudy, addPromptsAndModels, addRater, trialsOf, vote } from '../test-study.ts';
import { exportVotes } from '../votes/export-votes.ts';
import { certifyBalance } from './certify-balance.ts';

let test: TestDatabase;
let study: Study;
const raters: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
  for (let i = 0; i < 2; i++) {
    const rater = await addRater(test.db, study);
    raters.push(rater);
    for (const { trialId } of await trialsOf(test.db, rater, 3))
      for (const question of ['aesthetics', 'alignment'])
        await vote(test.db, rater, { trialId, question, answer: 'left' });
  }
  // one trial reported, one of which both votes were taken back
  const voted = await test.db.trial.findMany({
    where: { completedAt: { not: null }, kind: 'main' },
  });
  const [reported, undone] = [at(voted, 0), at(voted, 1)];
  await test.db.trial.update({
    where: { id: reported.id },
    data: { reportedAt: new Date('2026-02-01') },
  });
  await test.db.vote.updateMany({ where: { trialId: undone.id }, data: { undo: true } });
});
afterAll(() => test.drop());

it('certifies what the exported votes say, trial by trial', async () => {
  const { db } = test;
  const { dropout, ...certified } = await certifyBalance({ db, study });
  const rows = await Array.fromAsync(exportVotes({ db, slug: study.slug }));
  expect(certified).toEqual(sideCertificate(rows));
  expect(dropout).not.toBeNull();
  expect(certified.kinds.find(({ kind }) => kind === 'main')).toMatchObject({
    voted: 4,
    answered: 2,
  });
});

it('reads a rater anew only after a row of theirs is written', async () => {
  const { db } = test;
  const ask = (kept?: KeptWorks) => raterQuality({ db, slug: study.slug, ...(kept && { kept }) });
  const kept: KeptWorks = new Map();
  expect(await ask(kept)).toEqual(await ask());
  const [other, mine] = raters.map((id) => kept.get(id)?.work);
  await ask(kept);
  expect(kept.get(at(raters, 1))?.work).toBe(mine);
  await db.vote.updateMany({
    where: { trial: { enrolmentId: at(raters, 1) } },
    data: { answer: 'on_par' },
  });
  const again = await ask(kept);
  expect(again).toEqual(await ask());
  expect([mine?.left.of, at(again, 1).left.of]).toEqual([4, 0]);
  expect(kept.get(at(raters, 0))?.work).toBe(other);
  await db.vote.deleteMany({ where: { trial: { enrolmentId: at(raters, 1) } } });
  expect(at(await ask(kept), 1).votes).toBe(0);
  expect(kept.has(at(raters, 1))).toBe(false);
});
