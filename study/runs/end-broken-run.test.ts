import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import { endRun } from '#generator/worker/end-run.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { addPromptsAndModels, addStudy, finishRun, NOW } from '../test-study.ts';
import { scoreRunContent } from './score-run-content.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

/** Ends a run as a worker does, with the content gate before its end. */
function endNow(runId: string): Promise<void> {
  const { db } = test;
  const store = openLocalStore(tmpdir());
  const gate = (): Promise<never> => Promise.reject(new Error('this study has no gate'));
  const beforeEnd = (run: string): Promise<void> =>
    scoreRunContent({ db, store, gate, runId: run });
  const log = pino({ level: 'silent' });
  return endRun({ db, now: () => NOW, log, beforeEnd }, runId, new AbortController().signal);
}

it('a run whose study cannot be read fails with what is wrong, and ends once that is mended', async () => {
  const { db } = test;
  const study = await addStudy(db);
  await finishRun(db, study);
  const { id: runId } = await db.run.findFirstOrThrow({ where: { studyId: study.id } });
  const spoil = (protocol: object): Promise<unknown> =>
    db.study.update({ where: { id: study.id }, data: { protocol, state: 'generating' } });
  await db.run.update({ where: { id: runId }, data: { state: 'running' } });
  const end = (): Promise<void> => endNow(runId);
  await spoil({});
  await end();
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/^the protocol of the study is kept in a form/),
    finishedAt: NOW,
  });

  if (typeof study.protocol !== 'object' || study.protocol === null) throw new Error('no protocol');
  await spoil(study.protocol);
  expect(await resumeRun({ db, runId })).toBe(true);
  await end();
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
    state: 'completed',
    error: null,
  });
  expect(await db.study.findUniqueOrThrow({ where: { id: study.id } })).toMatchObject({
    state: 'review',
  });
  expect(await resumeRun({ db, runId })).toBe(false);
});
