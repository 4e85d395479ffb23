import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { closeStudy } from '../life/close-study.ts';
import { inviteRaters } from '../raters/invite-raters.ts';
import type { RaterQuality } from '../raters/rater-quality.ts';
import { withdrawRater } from '../raters/withdraw-rater.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { forecastEnd } from './forecast-end.ts';
import { sayPace } from './say-pace.ts';
import { sideHabits } from './side-habits.ts';
import { watchStudy } from './watch-study.ts';
import type { WatchedStudy } from './watch-study.ts';

const HOUR = 60 * 60 * 1000;
const after = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);

describe('the forecast of the end', () => {
  it('goes by the pace since the first vote, nights counted in', () => {
    const given = { given: 120, wanted: 360, recent: 120, firstMs: NOW.getTime() };
    expect(forecastEnd({ ...given, now: after(24) })).toEqual({
      ...{ remaining: 240, per_day: 120, ends_at: after(72).toISOString() },
    });
  });

  it('promises nothing of a first burst, of none, nor of what is done', () => {
    const start = { wanted: 100, firstMs: NOW.getTime(), now: NOW };
    expect(forecastEnd({ ...start, given: 10, recent: 10 }).ends_at).toBe(after(9).toISOString());
    expect(forecastEnd({ ...start, given: 0, recent: 0, firstMs: null }).ends_at).toBeNull();
    expect(forecastEnd({ ...start, given: 10, recent: 0 }).per_day).toBeNull();
    const done = forecastEnd({ ...start, given: 120, recent: 120 });
    expect(done).toMatchObject({ remaining: 0, ends_at: null });
  });

  it('is never in the past, whatever came when', () => {
    const counts = fc.record({ given: fc.nat(1e6), wanted: fc.nat(1e6), hours: fc.nat(1e5) });
    fc.assert(
      fc.property(counts, ({ given, wanted, hours }) => {
        const now = after(hours);
        const options = { given, wanted, recent: given, firstMs: NOW.getTime(), now };
        const { ends_at: end, remaining } = forecastEnd(options);
        expect(remaining).toBe(Math.max(0, wanted - given));
        expect(end === null || Date.parse(end) >= now.getTime()).toBe(true);
      }),
    );
  });
});

describe('a habit of one side', () => {
  const rater = (name: string, count: number, of: number): RaterQuality => ({
    ...{
      rater: name,
      state: 'voting',
      simulated: false,
      reported: 0,
      conflicts: 0,
      duplicates: 0,
      refused: 0,
    },
    ...{ practice: { count: 0, of: 0 }, practice_try: 1, warned_at: null },
    ...{ screening: null, screened_out: null },
    ...{ invited_at: NOW.toISOString(), last_at: null, done: { count: 0, of: 0 }, votes: of },
    ...{ median_response_ms: 1500, too_fast: 0, doubted: 0 },
    ...{ gold: { count: 0, of: 0 }, repeats: { count: 0, of: 0 }, left: { count, of } },
  });

  it('is told with its side, and not of what chance explains among many', () => {
    const even = Array.from({ length: 40 }, (_, i) => rater(`R-${i}`, 8 + (i % 4), 20));
    // 15 of 20 has p 0.04 alone: among 41 raters one of them is expected
    expect(sideHabits([rater('R-A', 15, 20)])).toHaveLength(1);
    expect(sideHabits([...even, rater('R-A', 15, 20)])).toEqual([]);
    expect(sideHabits([...even, rater('R-B', 0, 20)])).toEqual([
      { rater: 'R-B', side: 'right', count: 20, of: 20 },
    ]);
  });
});

describe('an open study that is watched', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await addPromptsAndModels(test.db);
  });
  afterAll(() => test.drop());

  const two = (text: string): string => `${text}raters: { expected: 2, away_after_hours: 48 }\n`;
  const watch = (study: Study, now = after(1)): Promise<WatchedStudy> =>
    watchStudy({ db: test.db, study, now });
  async function answer(rater: string, secondsEach: number, count = 1000): Promise<void> {
    let at = NOW.getTime();
    for (const { trialId } of await trialsOf(test.db, rater, count)) {
      for (const question of ['aesthetics', 'alignment']) {
        at += secondsEach * 1000;
        const act = { trialId, question, responseMs: 3000, clientAt: new Date(at) };
        await vote(test.db, rater, { ...act, answer: 'on_par', now: new Date(at) });
      }
    }
  }

  it('needs raters while none is invited, and none once there are links for them', async () => {
    const study = await addOpenStudy(test.db, two);
    expect((await watch(study)).attention).toEqual([
      '2 more raters are needed, and no link is out for them',
    ]);
    const invited = { db: test.db, slug: study.slug, count: 2, baseUrl: 'https://x.test' };
    await inviteRaters({ ...invited, randomBytes });
    expect((await watch(study, new Date())).attention).toEqual([]);
    const late = await watch(study, new Date(Date.now() + 49 * HOUR));
    expect(late.attention).toEqual(['2 raters have not opened the link for two days or more']);
  });

  it('tells of a program that votes, whatever its page says, and not of a rater', async () => {
    const study = await addOpenStudy(test.db, two);
    const [steady, program] = [await addRater(test.db, study), await addRater(test.db, study)];
    await answer(steady, 4);
    await answer(program, 0.07);
    const { attention, raters } = await watch(study);
    const { pseudonym } = await test.db.enrolment.findUniqueOrThrow({ where: { id: program } });
    expect(attention).toHaveLength(1);
    expect(attention[0]).toMatch(new RegExp(`^${pseudonym}: 2\\d of 24 answers .* program`));
    expect(present(raters[0], 'the first')).toMatchObject({
      ...{ done: { count: 12, of: 12 }, doubted: 0, median_response_ms: 3000 },
    });
    expect(JSON.stringify(raters)).not.toMatch(/alpha|beta|on_par/);
  });

  it('counts what each comparison has and may still get, and who is away', async () => {
    const study = await addOpenStudy(test.db, two);
    const [all, some] = [await addRater(test.db, study), await addRater(test.db, study)];
    await answer(all, 4);
    // practice, and four that count
    await answer(some, 4, 5);
    const early = await watch(study);
    expect(early.comparisons).toBe(12);
    expect(early.short).toHaveLength(8);
    for (const row of early.short) {
      expect(row).toMatchObject({ answered: 1, under_way: 1, wanted: 2 });
    }
    expect(early.pace).toMatchObject({ given: 32, wanted: 48, remaining: 16 });
    const late = await watch(study, after(50));
    for (const row of late.short) expect(row).toMatchObject({ answered: 1, under_way: 0 });
    expect(late.attention.join('\n')).toMatch(
      /R-\w+ has not voted for long.*\n1 more rater is needed.*\n8 comparisons lack votes.*\nno vote for 2 days, and 16 are wanted/,
    );
    await withdrawRater({ db: test.db, enrolmentId: some, now: after(51) });
    expect((await watch(study, after(51))).short).toHaveLength(8);
    await closeStudy({ db: test.db, slug: study.slug, now: after(52) });
    const closed = await test.db.study.findUniqueOrThrow({ where: { id: study.id } });
    expect((await watch(closed, after(53))).attention).toEqual([]);
  });
});

describe('the pace in words', () => {
  it.each([
    [
      { given: 0, wanted: 10, remaining: 10, per_day: null, ends_at: null },
      'no votes in the last week',
    ],
    [{ given: 12, wanted: 10, remaining: 0, per_day: 4, ends_at: null }, 'all that are wanted'],
    [{ given: 1, wanted: 9e9, remaining: 9e9, per_day: 1, ends_at: null }, '1.0 a day'],
    [
      { given: 1, wanted: 3, remaining: 2, per_day: 48, ends_at: NOW.toISOString() },
      '48 a day: at this pace, the last about 2026-01-02 03:04 UTC',
    ],
  ])('of %o', (pace, said) => {
    expect(sayPace({ ...pace, last_at: null })).toContain(said);
  });
});
