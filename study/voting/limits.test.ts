import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { readStudyResult, studyResultTable } from '../results/read-study-result.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import type { RecordedVote } from './record-vote.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

const GOLD = [0, 1, 2].map((prompt) => `  - { prompt: ${prompt}, better: beta }`).join('\n');
const withLimits = (limits: string) => (text: string) =>
  `${text
    .replace('draw: 6, seed: 0', 'ids: [0, 1, 2, 3, 4, 5]')
    .replace(
      'practice: 1, gold: 0',
      `practice: 0, gold: 3, limits: { ${limits} }`,
    )}gold:\n${GOLD}\n`;

/** Votes `on_par` on everything, so that each gold answer is wrong; gives what was told, vote by vote. */
async function voteThrough(rater: string, msApart: number): Promise<RecordedVote[]> {
  const told: RecordedVote[] = [];
  for (const { trialId } of await trialsOf(test.db, rater)) {
    for (const question of ['aesthetics', 'alignment']) {
      if (told.at(-1)?.part.ended) return told;
      const now = new Date(NOW.getTime() + (told.length + 1) * msApart);
      const given = { trialId, question, answer: 'on_par' as const, clientAt: now, now };
      told.push(await vote(test.db, rater, given));
    }
  }
  return told;
}

const rowOf = (id: string) => test.db.enrolment.findUniqueOrThrow({ where: { id } });

describe('limits that a protocol declares', () => {
  it('warn, then end the part, by wrong answers where the answer is known', async () => {
    const study = await addOpenStudy(test.db, withLimits('gold_wrong: { warn: 2, stop: 4 }'));
    const rater = await addRater(test.db, study);
    const told = await voteThrough(rater, 5000);
    expect(told.filter(({ part }) => part.warned).length).toBeGreaterThan(0);
    expect(at(told, told.length - 1).part).toEqual({ practiceTry: 1, warned: true, ended: true });
    const row = await rowOf(rater);
    const reason = 'limits: 4 wrong answers where the answer is known, and 4 end the part';
    expect(row).toMatchObject({ state: 'screened_out', screenedOut: reason });
    expect(await trialsOf(test.db, rater)).toEqual([]);
    const next = await addRater(test.db, study);
    expect(await rowOf(next)).toMatchObject({ slot: 0, turn: 1 });
    const other = await trialsOf(test.db, next);
    for (const { trialId } of other.slice(0, 1)) {
      await vote(test.db, next, { trialId, question: 'alignment', answer: 'left' });
      await vote(test.db, next, { trialId, question: 'aesthetics', answer: 'left' });
    }
    const read = await readStudyResult({ db: test.db, study, look: null });
    expect(read.declared.excluded?.concat(read.declared.turnedAway ?? [])).toEqual([
      { rater: row.pseudonym, reason },
    ]);
    const table = studyResultTable(read, { deviations: [], replicates: 0 });
    expect(table.exclusion?.raters).toEqual([{ rater: row.pseudonym, reason }]);
  });

  it('see haste by the marks of the server, whatever the page claims', async () => {
    const study = await addOpenStudy(test.db, withLimits('too_fast: { warn: 3, stop: 6 }'));
    const hasty = await addRater(test.db, study);
    const told = await voteThrough(hasty, 70);
    expect(at(told, told.length - 1).part).toEqual({ practiceTry: 1, warned: true, ended: true });
    const calm = await addRater(test.db, study);
    const last = (await voteThrough(calm, 5000)).at(-1);
    expect(last?.part).toEqual({ practiceTry: 1, warned: false, ended: false });
  });

  it('say nothing of pairs whose answer is not known', async () => {
    const study = await addOpenStudy(test.db, withLimits('gold_wrong: { stop: 1 }'));
    const rater = await addRater(test.db, study);
    const main = await test.db.trial.findFirstOrThrow({
      where: { enrolmentId: rater, kind: 'main' },
    });
    const given = { trialId: main.id, question: 'alignment', answer: 'on_par' as const };
    expect((await vote(test.db, rater, given)).part.ended).toBe(false);
  });
});
