import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted } from '#domain/counted.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { standingVotes } from '#domain/standing-votes.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { openInBrowsers, rowsOfRater, servedTo } from '../test-browsers.ts';
import type { RaterInBrowsers } from '../test-browsers.ts';
import { addOpenStudy, addPromptsAndModels } from '../test-study.ts';
import { standingVotesSql } from '../votes/standing-votes-sql.ts';
import { recordVote } from './record-vote.ts';
import { reportTrial } from './report-trial.ts';
import { undoAct } from './undo-act.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db, (text) => text.replace('practice: 1', 'practice: 0'));
});
afterAll(() => test.drop());

const QUESTIONS = ['aesthetics', 'alignment'] as const;
const BROWSERS = 3;

/** Something done in a browser at a true time, and when it reaches the server. */
type Deed = {
  browser: number;
  what:
    | { kind: 'answer'; question: string; answer: 'left' | 'right' | 'on_par' }
    | { kind: 'undo'; question: string }
    | { kind: 'report' }
    | { kind: 'undo report' };
  doneAt: number;
  clock: Clock;
  arrivesAt: number;
  retried: boolean;
  key: string;
};

const what = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      question: fc.constantFrom(...QUESTIONS),
      answer: fc.constantFrom('left' as const, 'right' as const, 'on_par' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('undo' as const),
      question: fc.constantFrom(...QUESTIONS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'report' as const }, { kind: 'undo report' as const }),
  },
);

/** What a page's clock says when something is done, and how far ahead the page believes it to be. */
type Clock = { says: (doneAt: number) => number; ahead: number };

const offset = fc.integer({ min: -1e12, max: 1e12 });
const clock: fc.Arbitrary<Clock> = fc.oneof(
  // honest: wrong, and known to be
  offset.map((skew) => ({ says: (doneAt: number) => doneAt + skew, ahead: skew })),
  // it has jumped since it was measured
  fc
    .tuple(offset, offset)
    .map(([skew, ahead]) => ({ says: (doneAt: number) => doneAt + skew, ahead })),
  // a little ahead, so that an answer seems to be given just before it arrives
  fc.integer({ min: 0, max: 300_000 }).map((skew) => ({
    says: (doneAt: number) => doneAt + skew,
    ahead: 0,
  })),
  fc.constantFrom(0, -1, 4e12).map((said) => ({ says: () => said, ahead: 0 })),
);

/** What happened in the browsers: what was done, how long after the one before, and held for how long. */
const history = fc.record({
  deeds: fc.array(
    fc.record({
      browser: fc.nat(BROWSERS - 1),
      what,
      clock,
      // all deeds of a browser are done before the link is opened in the next
      after: fc.integer({ min: 0, max: 4000 }),
      held: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300_000 })),
      retried: fc.boolean(),
    }),
    { maxLength: 14 },
  ),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/**
 * Deeds as honest pages do them: a page does not give the same answer twice without taking it back,
 * takes back only what it gave, and sends one after the other.
 */
function deedsOf({ deeds }: History, trialId: string): Deed[] {
  const last = new Map<string, string>();
  const sent = new Map<number, number>();
  const times = new Map<number, number>();
  return deeds.flatMap(({ browser, what: done, clock: told, after, held, retried }, index) => {
    const about = `${browser} ${'question' in done ? done.question : 'report'}`;
    const said = JSON.stringify(done);
    const before = last.get(about);
    const takesBack = done.kind === 'undo' || done.kind === 'undo report';
    if (before === said || (takesBack && before === undefined)) return [];
    last.set(about, said);
    const time = (times.get(browser) ?? servedTo(browser)) + after;
    times.set(browser, time);
    const arrivesAt = Math.max(time + held, counted(sent, browser));
    sent.set(browser, arrivesAt);
    return {
      browser,
      what: done,
      doneAt: time,
      clock: told,
      arrivesAt,
      retried,
      key: `${trialId}/${index}`.replace('/', '.'),
    };
  });
}

async function deliver(rater: RaterInBrowsers, deed: Deed): Promise<void> {
  const { trialId } = rater;
  const clientAt = new Date(deed.clock.says(deed.doneAt));
  const shared = {
    ...{ db: test.db, enrolmentId: rater.enrolmentId, trialId, idempotencyKey: deed.key },
    ...{ session: rater.sessions[deed.browser]?.id, clientAt, clockOffsetMs: deed.clock.ahead },
    now: new Date(deed.arrivesAt),
  };
  const { what: done } = deed;
  if (done.kind === 'answer') {
    const { question, answer } = done;
    await recordVote({ ...shared, question, answer, shownAt: clientAt, responseMs: 700 });
  } else if (done.kind === 'report') {
    await reportTrial({ ...shared, reason: 'other' });
  } else {
    const question = done.kind === 'undo' ? done.question : null;
    await undoAct({ ...shared, target: { trialId, question } });
  }
}

/** What stands when everything has arrived: the last that was done. */
function expected(taken: readonly Deed[]): { answers: Map<string, string>; reported: boolean } {
  const inOrder = taken
    .map((deed, arrival) => ({ deed, arrival }))
    .toSorted((a, b) => a.deed.doneAt - b.deed.doneAt || a.arrival - b.arrival)
    .map(({ deed }) => deed.what);
  const answers = new Map<string, string>();
  let reported = false;
  for (const done of inOrder) {
    if (done.kind === 'answer') answers.set(done.question, done.answer);
    else if (done.kind === 'undo') answers.delete(done.question);
    else reported = done.kind === 'report';
  }
  return { answers, reported };
}

async function deliverAll(rater: RaterInBrowsers, arrivals: readonly Deed[]) {
  for (const deed of arrivals) {
    await deliver(rater, deed);
    if (deed.retried) await deliver(rater, deed);
  }
}

async function expectInRecord(trialId: string, arrivals: readonly Deed[]): Promise<void> {
  const [votes, reports] = await Promise.all([
    test.db.vote.findMany({ where: { trialId } }),
    test.db.report.findMany({ where: { trialId } }),
  ]);
  expect([...votes, ...reports].map((act) => act.idempotencyKey).toSorted()).toEqual(
    arrivals.map(({ key }) => key).toSorted(),
  );
}

/** The answers that count, to everybody who counts: the trial, the export, SQL and the tally. */
async function expectToCount(
  trialId: string,
  rows: readonly VoteRow[],
  { answers, reported }: ReturnType<typeof expected>,
): Promise<void> {
  const trial = await test.db.trial.findUniqueOrThrow({ where: { id: trialId } });
  expect(trial.reportedAt !== null).toBe(reported);
  expect(trial.completedAt !== null).toBe(QUESTIONS.every((id) => answers.has(id)));

  const counted = reported ? {} : Object.fromEntries(answers);
  const standing = standingVotes(rows, ({ question }) => question);
  expect(Object.fromEntries([...standing].map(([id, { answer }]) => [id, answer]))).toEqual(
    counted,
  );
  const sql = await test.db.$queryRaw<{ question: string; answer: string }[]>`
    SELECT "question", "answer"::text AS answer
    FROM (${standingVotesSql(Prisma.sql`t."id" = ${trialId}`)}) s`;
  expect(Object.fromEntries(sql.map(({ question, answer }) => [question, answer]))).toEqual(
    counted,
  );
  const tallied = tallyVotes(rows).questions.map(({ id }) => id);
  expect(tallied.toSorted()).toEqual(Object.keys(counted).toSorted());
}

function expectInOrderOfTime(rows: readonly VoteRow[]): void {
  for (const question of QUESTIONS) {
    const own = rows.filter((row) => row.question === question);
    expect(own.map(({ revision }) => revision)).toEqual(own.map((_, place) => place + 1));
    const times = own.map(({ answered_at: at }) => at);
    expect(times).toEqual(times.toSorted());
  }
  for (const row of rows.filter(({ event }) => event === 'answer')) {
    expect(Date.parse(row.answered_at) - Date.parse(row.shown_at)).toBe(row.response_ms);
  }
}

describe('whatever comes from several browsers, with wrong clocks, late, and more than once', () => {
  it('stands as it was done last, is in the record, and is the same to everybody who counts', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (happened) => {
        const rater = await openInBrowsers(test.db, study, BROWSERS);
        const { trialId, pseudonym } = rater;
        const deeds = deedsOf(happened, trialId);
        const arrivals = deeds.toSorted((a, b) => a.arrivesAt - b.arrivesAt);
        await deliverAll(rater, arrivals);
        const rows = await rowsOfRater(test.db, study, pseudonym);
        await expectInRecord(trialId, arrivals);
        await expectToCount(trialId, rows, expected(arrivals));
        expectInOrderOfTime(rows);
      }),
      { numRuns: 60 },
    );
  }, 240_000);
});
