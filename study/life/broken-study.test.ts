import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { readResultAccess } from '../results/read-result-access.ts';
import { addOpenStudy, addPromptsAndModels, addStudy } from '../test-study.ts';
import { brokenStudy } from './broken-study.ts';
import { checkFreeze } from './check-freeze.ts';
import { listStatuses } from './list-statuses.ts';
import { requireStudy } from './require-study.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

const SPOILT: Prisma.InputJsonValue[] = [{}, 'spoilt', [null], 5, { arms: 'none' }];

describe('a study whose documents are broken', () => {
  it.each(SPOILT)(
    'is told as broken by %j in its protocol’s place, beside the others',
    async (protocol) => {
      const { db } = test;
      const broken = await addOpenStudy(db);
      const whole = await addStudy(db);
      await db.study.update({ where: { id: broken.id }, data: { protocol } });
      const listed = await listStatuses({ db });
      const one = listed.find(({ study }) => study.id === broken.id);
      expect(one).toMatchObject({
        status: null,
        broken: expect.stringMatching(/protocol of the study is kept in/),
      });
      expect(listed.find(({ study }) => study.id === whole.id)).toMatchObject({
        broken: null,
        status: { slug: whole.slug },
      });
    },
  );

  it('is told by its origin too', async () => {
    const study = await addStudy(test.db);
    expect(brokenStudy(study)).toBeNull();
    expect(brokenStudy({ ...study, origin: { kind: 'none' } })).toMatch(/^the origin of the study/);
  });

  it('is one that differs from what was frozen, where it was', async () => {
    const { db } = test;
    const { slug, id } = await addOpenStudy(db);
    await db.study.update({ where: { id }, data: { protocol: {} } });
    const read = readResultAccess({
      db,
      study: await requireStudy({ db, slug }),
      reading: 'results',
    });
    await expect(read).rejects.toMatchObject({ code: 'frozen-differs', httpStatus: 409 });
  });

  it.each(['', '\u0001: [%', '{"a":', '5', '{"format":"x"}'])(
    'has a lock that says so with %j for its frozen document',
    async (frozenText) => {
      const { db } = test;
      const { slug, id } = await addOpenStudy(db);
      await db.study.update({ where: { id }, data: { frozenText, protocolText: frozenText } });
      const { holds, differences } = await checkFreeze({
        db,
        study: await requireStudy({ db, slug }),
      });
      expect(holds).toBe(false);
      expect(differences).not.toEqual([]);
    },
  );
});
