import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { noteRefusal } from '../raters/note-refusal.ts';
import { openInBrowsers } from '../test-browsers.ts';
import type { RaterInBrowsers } from '../test-browsers.ts';
import { addOpenStudy, addPromptsAndModels, NOW } from '../test-study.ts';
import { recordVote } from './record-vote.ts';
import { reportInputSchema } from './report-input.ts';
import { reportTrial } from './report-trial.ts';
import { undoAct } from './undo-act.ts';
import { undoInputSchema } from './undo-input.ts';
import { voteInputSchema } from './vote-input.ts';

const VOTE = {
  trialId: 'a-trial',
  question: 'aesthetics',
  answer: 'left',
  idempotencyKey: 'key-of-a-vote',
  session: 'a-session',
  shownAt: '2026-01-02T03:04:00.000Z',
  clientAt: '2026-01-02T03:04:05.000Z',
  clockOffsetMs: 12,
  responseMs: 900,
  decodeMs: 5,
  focusLosses: 0,
  viewport: '1280x720',
  pixelRatio: 1,
};

const REFUSALS = ['unknown-trial', 'unknown-question', 'answer-not-offered', 'key-reused'];

/** What no page of ours sends, in JSON. */
const HOSTILE: readonly unknown[] = [
  ...[
    '',
    '\0',
    '%',
    '%00',
    'a\0b',
    '\ud800',
    'x'.repeat(100_000),
    "'; DROP TABLE",
    '../..',
    '=1+1',
  ],
  ...[
    true,
    false,
    [],
    {},
    [[]],
    ['left'],
    { $gt: 0 },
    -1,
    1.5,
    2_592_000_000,
    1e400,
    -1e400,
    2 ** 53,
  ],
  ...[
    '+200000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '1969-12-31T23:59:59Z',
  ],
  ...['2026-02-30T00:00:00Z', '2026-01-02', '99999999x1', '1x1x1', 'NaN', 'undefined', 'null'],
];

/** Fields that may hold one of them all the same, and which. */
const FITTING: Record<string, (value: unknown) => boolean> = {
  trialId: (value) =>
    value === 'undefined' ||
    value === 'NaN' ||
    value === 'null' ||
    value === '2026-01-02' ||
    value === '1x1x1' ||
    value === '99999999x1',
  session: (value) =>
    value === 'undefined' ||
    value === 'NaN' ||
    value === 'null' ||
    value === '2026-01-02' ||
    value === '1x1x1' ||
    value === '99999999x1',
  question: (value) => value === 'undefined' || value === 'null',
  idempotencyKey: (value) => typeof value === 'string' && /^[\w.:-]{8,100}$/.test(value),
  clockOffsetMs: (value) => value === -1 || value === 1.5 || value === 2_592_000_000,
  pixelRatio: (value) => value === 1.5,
};

describe('what a page may send', () => {
  it.each(Object.keys(VOTE))('is bounded and typed: %s', (field) => {
    const fits = FITTING[field] ?? (() => false);
    for (const value of HOSTILE) {
      const sent: unknown = JSON.parse(JSON.stringify({ ...VOTE, [field]: value }));
      if (typeof value === 'number' && !Number.isFinite(value)) continue;
      expect([field, value, voteInputSchema.safeParse(sent).success]).toEqual([
        field,
        value,
        fits(value),
      ]);
    }
    const infinite = JSON.stringify({ ...VOTE, [field]: 'HERE' }).replace('"HERE"', '1e400');
    expect(voteInputSchema.safeParse(JSON.parse(infinite)).success).toBe(false);
  });

  it('has nothing that is not asked for, and no null where nothing may be missing', () => {
    expect(voteInputSchema.safeParse(VOTE).success).toBe(true);
    expect(voteInputSchema.safeParse({ ...VOTE, answeredAt: VOTE.clientAt }).success).toBe(false);
    for (const field of Object.keys(VOTE).filter((name) => name !== 'answer')) {
      expect(voteInputSchema.safeParse({ ...VOTE, [field]: null }).success).toBe(false);
    }
    for (const sent of [undefined, null, 1, 'vote', [], [VOTE], true]) {
      for (const schema of [voteInputSchema, undoInputSchema, reportInputSchema]) {
        expect(schema.safeParse(sent).success).toBe(false);
      }
    }
  });
});

describe('whatever is sent', () => {
  let test: TestDatabase;
  let rater: RaterInBrowsers;

  beforeAll(async () => {
    test = await createTestDatabase();
    await addPromptsAndModels(test.db);
    rater = await openInBrowsers(test.db, await addOpenStudy(test.db), 1);
  });
  afterAll(() => test.drop());

  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...HOSTILE, ...Object.values(VOTE)));
  const key = fc.constantFrom('key-number-1', 'key-number-2', 'key-number-3');
  const own = (): fc.Arbitrary<object> =>
    fc.record(
      {
        trialId: fc.constantFrom(rater.trialId, 'another-trial'),
        question: fc.constantFrom('aesthetics', 'alignment', 'beauty'),
        answer: fc.constantFrom('left', 'neither', null),
        reason: fc.constantFrom('other', 'broken_image'),
        target: fc.record({
          trialId: fc.constantFrom(rater.trialId, 'another-trial'),
          question: fc.constantFrom('aesthetics', 'beauty', null),
        }),
        idempotencyKey: key,
        session: fc.constantFrom(at(rater.sessions, 0, 'the sessions').id, 'another-session'),
        shownAt: fc.constantFrom(VOTE.shownAt, '1970-01-01T00:00:00Z', '2099-12-31T23:59:59.999Z'),
        clientAt: fc.constantFrom(
          VOTE.clientAt,
          '1970-01-01T00:00:00Z',
          '2099-12-31T23:59:59.999Z',
        ),
        clockOffsetMs: fc.oneof(fc.integer(), fc.double({ min: -4e12, max: 4e12, noNaN: true })),
        responseMs: fc.nat(86_400_000),
        pixelRatio: fc.constantFrom(0.01, 100),
      },
      { requiredKeys: [] },
    );

  const FIELDS = {
    vote: Object.keys(VOTE),
    undo: ['idempotencyKey', 'target', 'clientAt', 'session', 'clockOffsetMs'],
    report: ['idempotencyKey', 'trialId', 'reason', 'clientAt', 'session'],
  };
  const anyAct = () =>
    fc
      .record({
        act: fc.constantFrom('vote' as const, 'undo' as const, 'report' as const),
        good: own(),
        spoilt: fc.option(fc.tuple(fc.constantFrom(...Object.keys(VOTE), 'target'), value)),
      })
      .map(({ act, good, spoilt }) => {
        const full = act === 'vote' ? { ...VOTE, trialId: rater.trialId, ...good } : good;
        const sent = Object.entries(full).filter(([name]) => FIELDS[act].includes(name));
        return { act, sent: Object.fromEntries(spoilt ? [...sent, spoilt] : sent) };
      });

  async function deliver(act: keyof typeof FIELDS, sent: unknown): Promise<unknown> {
    const shared = { db: test.db, enrolmentId: rater.enrolmentId, now: NOW };
    if (act === 'vote') return recordVote({ ...voteInputSchema.parse(sent), ...shared });
    if (act === 'undo') return undoAct({ ...undoInputSchema.parse(sent), ...shared });
    return reportTrial({ ...reportInputSchema.parse(sent), ...shared });
  }

  it('is written down or refused with a sentence; nothing else comes of it', async () => {
    const { db } = test;
    const { enrolmentId, trialId } = rater;
    await fc.assert(
      fc.asyncProperty(anyAct(), async ({ act, sent }) => {
        const outcome = await deliver(act, sent).catch((error: unknown) => error);
        if (!(outcome instanceof Error) || outcome.name === 'ZodError') return;
        expect(outcome).toBeInstanceOf(UserError);
        if (!(outcome instanceof UserError)) return;
        expect(REFUSALS).toContain(outcome.code);
        await noteRefusal({ db, enrolmentId, act, error: outcome, now: NOW });
      }),
      { numRuns: 400 },
    );
    const votes = await db.vote.findMany({ where: { trialId } });
    expect(votes.length).toBeGreaterThan(2);
    for (const { answeredAt } of votes) {
      // served and received at the same moment here: no claim moves it
      expect(answeredAt).toEqual(NOW);
    }
  });
});
