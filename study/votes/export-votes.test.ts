import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { readVotesCsv } from '#evaluation/votes/rows/read-votes-csv.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import { votesCsv } from '#evaluation/votes/fixtures/votes-csv.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import { exportVotes } from './export-votes.ts';
import { readStudyResult, studyResultTable } from '../results/read-study-result.ts';
import { studyStatus } from '../life/study-status.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, vote } from '../test-study.ts';
import { reportTrial } from '../voting/report-trial.ts';
import { undoAct } from '../voting/undo-act.ts';

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

type TrialWithArms = Awaited<ReturnType<typeof trialsWithArms>>[number];

/** The row of a vote for alpha on alignment in the sixth trial. */
function rowWritten(pseudonym: string, trial: TrialWithArms): VoteRow {
  const isAlphaLeft = trial.aOnLeft;
  return {
    study: study.slug,
    rater: pseudonym,
    trial: `${pseudonym}-005`,
    comparison: String(trial.comparison.number),
    prompt_id: String(trial.comparison.prompt.index),
    category: trial.comparison.prompt.category,
    challenge: 'Basic',
    replicate: trial.comparison.replicate,
    question: 'alignment',
    left_arm: isAlphaLeft ? 'alpha' : 'beta',
    right_arm: isAlphaLeft ? 'beta' : 'alpha',
    answer: isAlphaLeft ? 'left' : 'right',
    kind: trial.kind,
    order: 5,
    shown_at: new Date(NOW.getTime() - 500).toISOString(),
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
    sides: '',
  };
}

describe('a study that was voted in', () => {
  let rater: string;

  beforeAll(async () => {
    rater = await addRater(test.db, study);
    await voteForAlpha(rater);
    await addRater(test.db, study);
    const undo = { db: test.db, enrolmentId: rater, idempotencyKey: 'undo-at-the-end', now: NOW };
    await undoAct(undo);
  });

  it('exports every vote and revision as it was given, by pseudonym', async () => {
    const rows = await Array.fromAsync(exportVotes({ db: test.db, slug: study.slug }));
    const enrolment = await test.db.enrolment.findUniqueOrThrow({ where: { id: rater } });
    const trials = await trialsWithArms(rater);
    expect(rows).toHaveLength(2 * trials.length + 1);
    expect(new Set(rows.map((row) => row.rater))).toEqual(new Set([enrolment.pseudonym]));
    const trial = trials[5];
    const row = rows.find(({ order, question }) => order === 5 && question === 'alignment');
    expect(row).toEqual(rowWritten(enrolment.pseudonym, present(trial, 'the trial')));
    const undone = rows.filter(({ revision }) => revision === 2);
    expect(undone).toMatchObject([{ order: trials.length - 1, answer: '', event: 'undo' }]);
  });

  it('tells the quality of each rater, and no result', async () => {
    const [worked, idle] = await raterQuality({ db: test.db, slug: study.slug });
    expect(worked).toMatchObject({
      state: 'voting',
      // all arrived in one moment, whatever their pages say
      median_response_ms: 0,
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
    expect(balance?.largest_difference).toMatchObject({ rater: 1, comparison: 1 });
  });
});

/** A study of its own, with a rater who answered these in the first main trial. */
async function addVotedStudy(answers: Readonly<Record<string, 'left' | 'right'>>) {
  const { db } = test;
  const voted = await addOpenStudy(db);
  const enrolmentId = await addRater(db, voted);
  const { id: trialId } = await db.trial.findFirstOrThrow({
    where: { enrolmentId, kind: 'main' },
    orderBy: { order: 'asc' },
  });
  for (const [question, answer] of Object.entries(answers)) {
    await vote(db, enrolmentId, { trialId, question, answer });
  }
  return { db, voted, slug: voted.slug, enrolmentId, trialId };
}

/** What everything that counts votes says of a study of one rater. */
async function countsOf(slug: string) {
  const { db } = test;
  const [{ votes, trials }, [quality], rows] = await Promise.all([
    studyStatus({ db, slug }),
    raterQuality({ db, slug }),
    Array.fromAsync(exportVotes({ db, slug })),
  ]);
  return {
    given: votes.given,
    done: trials.done,
    reported: trials.reported,
    quality: quality?.votes,
    events: rows.map(({ event, revision }) => `${revision} ${event}`).join(', '),
    tallied: tallyVotes(rows).questions.length,
  };
}

describe('a trial that was reported', () => {
  it('has no vote that counts while the report stands, in whatever counts; the votes stay in the file', async () => {
    const both = { aesthetics: 'left', alignment: 'left' } as const;
    const { db, slug, enrolmentId, trialId } = await addVotedStudy(both);
    const before = await countsOf(slug);
    expect(before).toMatchObject({ given: 2, done: 1, reported: 0, quality: 2, tallied: 2 });
    const report = { db, enrolmentId, trialId, reason: 'other' as const, now: NOW };
    await reportTrial(report);
    expect(await countsOf(slug)).toEqual({
      given: 0,
      done: 0,
      reported: 1,
      quality: 0,
      events: '1 answer, 2 undo, 1 answer, 2 undo',
      tallied: 0,
    });
    const undo = { db, enrolmentId, idempotencyKey: `undo-${trialId}`, now: NOW };
    expect(await undoAct(undo)).toMatchObject({ trialId, question: null, done: 1 });
    expect(await countsOf(slug)).toEqual(before);
  });
});

/** Writes into the two votes of a trial what no page may send. */
async function spoilVotes(trialId: string): Promise<void> {
  const { db } = test;
  await db.$executeRaw`UPDATE "Trial" SET "shownAt" = '200000-01-01' WHERE "id" = ${trialId}`;
  await db.$executeRaw`
    UPDATE "Vote" SET "shownAt" = '200000-01-01', "clientAt" = 'infinity', "responseMs" = -5,
      "decodeMs" = -1, "focusLosses" = -1, "viewport" = E'=1\\n', "pixelRatio" = 'NaN'
    WHERE "trialId" = ${trialId} AND "question" = 'aesthetics'`;
  await db.$executeRaw`
    UPDATE "Vote" SET "answeredAt" = '200000-01-01', "receivedAt" = '-infinity'
    WHERE "trialId" = ${trialId} AND "question" = 'alignment'`;
}

describe('a stored vote that holds what no page may send', () => {
  it('stops nothing, and is named', async () => {
    const both = { aesthetics: 'left', alignment: 'right' } as const;
    const { db, voted, slug, enrolmentId, trialId } = await addVotedStudy(both);
    await spoilVotes(trialId);
    const rows = await Array.fromAsync(exportVotes({ db, slug }));
    const { warnings } = studyResultTable(await readStudyResult({ db, study: voted, look: null }), {
      replicates: 0,
    });
    expect(rows).toMatchObject([
      {
        ...{ question: 'aesthetics', answer: 'left', shown_at: '', client_answered_at: '' },
        ...{ response_ms: null, decode_ms: null, focus_losses: null, viewport: '' },
        pixel_ratio: null,
      },
      { question: 'alignment', answer: 'right', shown_at: '', answered_at: '', received_at: '' },
    ]);
    expect(warnings.filter((warning) => warning.includes('out of range'))).toHaveLength(9);
    expect(warnings.join('\n')).toMatch(
      /^response_ms of the vote of R-\w+ in trial R-\w+-\d+ on aesthetics, revision 1, is out of range: left empty$/m,
    );
    expect(tallyVotes(rows).questions).toHaveLength(2);
    const text = votesCsv(rows);
    const read = await Array.fromAsync(readVotesCsv(Readable.from([Buffer.from(text)]), 'x.csv'));
    expect(read.flat()).toEqual(rows);
    await raterQuality({ db, slug });
    expect((await studyStatus({ db, slug })).votes).toMatchObject({ given: 2, last_at: null });
    const again = { trialId, question: 'aesthetics', answer: 'on_par' as const };
    expect(await vote(db, enrolmentId, again)).toMatchObject({ stands: true, trialComplete: true });
    const undo = { db, enrolmentId, idempotencyKey: `undo-${trialId}`, now: NOW };
    const target = { trialId, question: 'aesthetics' };
    expect(await undoAct({ ...undo, target })).toMatchObject(target);
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
  'origin',
  'raters',
  'run',
  'simulated',
  'slug',
  'state',
  'trials',
  'votes',
  'warnings',
];
