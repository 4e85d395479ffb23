import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { withdrawRater } from '../raters/withdraw-rater.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { reportTrial } from '../voting/report-trial.ts';
import { undoAct } from '../voting/undo-act.ts';
import { votesCsvChunks } from '../votes/votes-csv-chunks.ts';
import { certifyBalance } from './certify-balance.ts';
import type { StudyCertificate } from './certify-balance.ts';

/** The certificate, beside a count of the text of votes.csv that shares no code with it. */

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

const rowShape = z.object({
  ...{ rater: z.string(), trial: z.string(), comparison: z.string(), category: z.string() },
  ...{ question: z.string(), left_arm: z.string(), right_arm: z.string() },
  ...{ kind: z.string(), event: z.string(), revision: z.coerce.number() },
});
type Row = z.infer<typeof rowShape>;

async function rowsOf({ slug }: Study): Promise<Row[]> {
  const text = (await Array.fromAsync(votesCsvChunks({ db: test.db, slug }))).join('');
  return z.array(rowShape).parse(parse(text, { columns: true, bom: true }));
}

/** The trials of the file of which the last revision of a question is an answer. */
function answeredIn(rows: readonly Row[]): Row[] {
  const standing = rows.filter(
    (row) =>
      row.event === 'answer' &&
      !rows.some(
        (other) =>
          other.trial === row.trial &&
          other.question === row.question &&
          other.revision > row.revision,
      ),
  );
  return standing.filter(
    (row, place) => standing.findIndex(({ trial }) => trial === row.trial) === place,
  );
}

/** Left and right of each arm within each group, as lines of text. */
function linesOf(trials: readonly Row[], group: 'comparison' | 'rater' | 'category'): string[] {
  const names = new Set(trials.map((trial) => trial[group]));
  const lines = [...names].flatMap((name) => {
    const own = trials.filter((trial) => trial[group] === name);
    const arms = new Set(own.flatMap((trial) => [trial.left_arm, trial.right_arm]));
    return [...arms].map((arm) => {
      const left = own.filter(({ left_arm }) => left_arm === arm).length;
      const right = own.filter(({ right_arm }) => right_arm === arm).length;
      return `${name} ${arm} ${left} ${right}`;
    });
  });
  return lines.toSorted();
}

const worstOf = (lines: readonly string[]): number =>
  Math.max(
    0,
    ...lines.map((line) => {
      const [left, right] = line.split(' ').slice(-2).map(Number);
      return Math.abs(Number(left) - Number(right));
    }),
  );

const fate = fc.record({
  share: fc.constantFrom(0, 0.3, 0.5, 1),
  leaves: fc.boolean(),
  undoes: fc.nat(2),
  reports: fc.boolean(),
  changes: fc.boolean(),
});
const panel = fc.record({
  draw: fc.integer({ min: 2, max: 6 }),
  rule: fc.constantFrom('keep', 'remove'),
  first: fc.array(fate, { minLength: 2, maxLength: 5 }),
  later: fc.array(fate, { maxLength: 3 }),
});

async function live(
  study: Study,
  { share, leaves, undoes, reports, changes }: Fate,
): Promise<void> {
  const { db } = test;
  const enrolmentId = await addRater(db, study);
  const trials = await trialsOf(db, enrolmentId);
  const seen = trials.slice(0, Math.ceil(share * trials.length));
  for (const { trialId } of seen)
    for (const question of ['aesthetics', 'alignment'])
      await vote(db, enrolmentId, { trialId, question, answer: 'left' });
  const [one, other] = seen;
  const mine = { db, enrolmentId, now: NOW, clientAt: NOW } as const;
  if (changes && one)
    await vote(db, enrolmentId, { trialId: one.trialId, question: 'aesthetics', answer: 'right' });
  if (reports && other)
    await reportTrial({
      ...{ ...mine, trialId: other.trialId, reason: 'broken_image' as const },
      idempotencyKey: `report of ${enrolmentId}`,
    });
  for (let i = 0; i < undoes && seen.length > 2; i++)
    await undoAct({ ...mine, idempotencyKey: `undo ${i} of ${enrolmentId}` });
  if (leaves) await withdrawRater(mine);
}
type Fate = Parameters<Parameters<typeof fate.map>[0]>[0];

function expectRecounted(certificate: StudyCertificate, rows: readonly Row[]): void {
  const { kinds, comparisons, raters, categories } = certificate;
  const answered = answeredIn(rows);
  for (const { kind, voted, answered: number, largest_difference: largest } of kinds) {
    const own = answered.filter((trial) => trial.kind === kind);
    const all = new Set(rows.filter((row) => row.kind === kind).map(({ trial }) => trial));
    expect([kind, voted, number]).toEqual([kind, all.size, own.length]);
    for (const group of ['comparison', 'rater', 'category'] as const)
      expect(largest[group]).toBe(worstOf(linesOf(own, group)));
  }
  const mains = answered.filter(({ kind }) => kind === 'main');
  const told = [
    ['comparison', comparisons.map(({ comparison, ...rest }) => ({ name: comparison, ...rest }))],
    ['rater', raters.map(({ rater, ...rest }) => ({ name: rater, ...rest }))],
    ['category', categories.map(({ category, ...rest }) => ({ name: category, ...rest }))],
  ] as const;
  for (const [group, groups] of told) {
    const lines = groups.flatMap(({ name, sides }) =>
      sides.map(({ arm, left, right }) => `${name} ${arm} ${left} ${right}`),
    );
    expect(lines.toSorted()).toEqual(linesOf(mains, group));
  }
}

it('of panels whose raters leave, change, take back and report, it says what votes.csv says', async () => {
  let certified = 0;
  await fc.assert(
    fc.asyncProperty(panel, async ({ draw, rule, first, later }) => {
      const study = await addOpenStudy(test.db, (text) => {
        const shorter = text
          .replace('draw: 6', `draw: ${draw}`)
          .replace('repeats: 1', 'repeats: 0');
        return `${shorter}raters: { expected: 5, withdrawal: ${rule} }\n`;
      });
      for (const one of [...first, ...later]) await live(study, one);
      const rows = await rowsOf(study);
      const asked = certifyBalance({ db: test.db, study });
      if (rows.length === 0) {
        await expect(asked).rejects.toMatchObject({ code: 'no-votes' });
        return;
      }
      expectRecounted(await asked, rows);
      certified++;
    }),
    { numRuns: 12 },
  );
  expect(certified).toBeGreaterThan(6);
});
