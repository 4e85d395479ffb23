import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import { exportVotes } from './export-votes.ts';
import { studyStatus } from '../life/study-status.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, vote } from '../test-study.ts';
import { readStudyResult, studyResultTable } from '../results/read-study-result.ts';
import { undoLastVote } from '../voting/undo-last-vote.ts';

let test: TestDatabase;
let study: Study;

/** Gold: the drawn comparisons of this prompt, whose better arm is alpha. */
const GOLD = `
gold: [{ prompt: 0, replicate: 0, better: alpha }]
`;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db, (text) =>
    text
      .replace('draw: 6, seed: 0', 'ids: [0, 1, 2, 3, 4, 5]')
      .replace('gold: 0', 'gold: 1')
      .concat(GOLD),
  );
});
afterAll(() => test.drop());

const trialsWithArms = (enrolmentId: string) =>
  test.db.trial.findMany({
    where: { enrolmentId },
    orderBy: { order: 'asc' },
    include: { comparison: { include: { prompt: true, sampleA: { include: { arm: true } } } } },
  });

/** Votes for the arm alpha in every trial, from the first on. */
async function voteForAlpha(enrolmentId: string): Promise<void> {
  for (const trial of await trialsWithArms(enrolmentId)) {
    const isAlphaLeft = (trial.comparison.sampleA.arm.key === 'alpha') === trial.aOnLeft;
    const answer = isAlphaLeft ? 'left' : 'right';
    for (const question of ['aesthetics', 'alignment']) {
      await vote(test.db, enrolmentId, { trialId: trial.id, question, answer, responseMs: 500 });
    }
  }
}

describe('a study that was voted in', () => {
  let rater: string;

  beforeAll(async () => {
    rater = await addRater(test.db, study);
    await voteForAlpha(rater);
    await addRater(test.db, study);
    const undo = { db: test.db, enrolmentId: rater, idempotencyKey: 'undo-at-the-end', now: NOW };
    await undoLastVote(undo);
  });

  it('exports every vote and revision as it was given, by pseudonym', async () => {
    const rows = await Array.fromAsync(exportVotes({ db: test.db, slug: study.slug }));
    const enrolment = await test.db.enrolment.findUniqueOrThrow({ where: { id: rater } });
    const trials = await trialsWithArms(rater);
    expect(rows).toHaveLength(2 * trials.length + 1);
    expect(new Set(rows.map((row) => row.rater))).toEqual(new Set([enrolment.pseudonym]));
    const trial = trials[5];
    const row = rows.find(({ order, question }) => order === 5 && question === 'alignment');
    const isAlphaLeft = trial?.aOnLeft === true;
    expect(row).toEqual({
      study: study.slug,
      rater: enrolment.pseudonym,
      trial: `${enrolment.pseudonym}-005`,
      comparison: String(trial?.comparison.number),
      prompt_id: String(trial?.comparison.prompt.index),
      category: trial?.comparison.prompt.category,
      challenge: 'Basic',
      replicate: trial?.comparison.replicate,
      question: 'alignment',
      left_arm: isAlphaLeft ? 'alpha' : 'beta',
      right_arm: isAlphaLeft ? 'beta' : 'alpha',
      answer: isAlphaLeft ? 'left' : 'right',
      kind: trial?.kind,
      order: 5,
      shown_at: NOW.toISOString(),
      answered_at: NOW.toISOString(),
      response_ms: 500,
      revision: 1,
      client_answered_at: NOW.toISOString(),
      received_at: NOW.toISOString(),
      decode_ms: null,
      focus_losses: 0,
      viewport: '',
      pixel_ratio: null,
      event: 'answer',
      simulated: false,
    });
    const undone = rows.filter(({ revision }) => revision === 2);
    expect(undone).toMatchObject([{ order: trials.length - 1, answer: '', event: 'undo' }]);
  });

  it('tells the quality of each rater, and no result', async () => {
    const [worked, idle] = await raterQuality({ db: test.db, slug: study.slug });
    expect(worked).toMatchObject({
      state: 'voting',
      median_response_ms: 500,
      gold: { count: 2, of: 2 },
      reported: 0,
    });
    expect(worked?.votes).toBeGreaterThanOrEqual(21);
    expect(worked?.too_fast).toBe(worked?.votes);
    expect(worked?.repeats.count).toBe(worked?.repeats.of);
    // the rater always prefers one arm, which is on the left half of the time
    const { count = 0, of = 0 } = worked?.left ?? {};
    expect(Math.abs(2 * count - of)).toBeLessThanOrEqual(2);
    expect(idle).toMatchObject({ votes: 0, median_response_ms: null, gold: { count: 0, of: 0 } });
    expect(JSON.stringify(worked)).not.toMatch(/alpha|beta/);
  });

  it('counts in its status what was given, and nothing of what was preferred', async () => {
    const status = await studyStatus({ db: test.db, slug: study.slug });
    expect(status).toMatchObject({
      state: 'open',
      comparisons: { total: 12, excluded: 0 },
      raters: { total: 2, practising: 1, voting: 1, finished: 0 },
      warnings: [],
    });
    expect(status.votes).toMatchObject({ planned: null, last_at: NOW.toISOString() });
    expect(Object.keys(status).toSorted()).toEqual(STATUS_KEYS);
  });

  it('has a balance within one for rater and comparison', async () => {
    const result = await readStudyResult({ db: test.db, study, look: null });
    const { balance } = studyResultTable(result, { replicates: 0 });
    expect(balance.largest_difference).toMatchObject({ rater: 1, comparison: 1 });
  });
});

const STATUS_KEYS = [
  'closed_at',
  'comparisons',
  'deviations',
  'frozen_hash',
  'gate',
  'name',
  'opened_at',
  'raters',
  'run',
  'simulated',
  'slug',
  'state',
  'trials',
  'votes',
  'warnings',
];
