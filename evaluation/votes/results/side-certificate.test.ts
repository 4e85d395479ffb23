import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_VOTE } from '#domain/vote-row.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { sideCertificate } from './side-certificate.ts';

const ARMS = ['a', 'b', 'c'];

/** Trials of some raters on some comparisons, each with votes that stand, were changed or undone. */
const panels = fc.array(
  fc.record({
    rater: fc.integer({ min: 1, max: 4 }),
    comparison: fc.integer({ min: 0, max: 11 }),
    kind: fc.constantFrom('main' as const, 'gold' as const, 'repeat' as const, 'practice' as const),
    isAOnLeft: fc.boolean(),
    /** of each of two questions: answers, one after the other; empty takes back */
    acts: fc.array(
      fc.array(fc.constantFrom('left' as const, 'on_par' as const, '' as const), {
        minLength: 1,
        maxLength: 3,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  { minLength: 1, maxLength: 60 },
);

type Panel = typeof panels extends fc.Arbitrary<infer P> ? P : never;

function rowsOf(panel: Panel): VoteRow[] {
  return panel.flatMap(({ rater, comparison, kind, isAOnLeft, acts }, order) => {
    const [armA, armB] = [ARMS[comparison % 3], ARMS[(comparison + 1) % 3]].map(String);
    return acts.flatMap((answers, question) =>
      answers.map((answer, i): VoteRow => ({
        ...PLAIN_VOTE,
        ...{ study: 's', rater: `R-${rater}`, trial: `R-${rater}-${order}` },
        ...{ comparison: String(comparison), prompt_id: '0', category: `k${comparison % 2}` },
        ...{ challenge: '', replicate: 0, question: `q${question}`, answer, kind, order },
        left_arm: String(isAOnLeft ? armA : armB),
        right_arm: String(isAOnLeft ? armB : armA),
        ...{ shown_at: '', answered_at: '', response_ms: null, revision: i + 1 },
        event: answer === '' ? 'undo' : 'answer',
      })),
    );
  });
}

/** Counted another way: trial by trial from the panel, with no rows in between. */
function recount(panel: Panel, kind: string) {
  const answered = panel.filter(
    (trial) => trial.kind === kind && trial.acts.some((answers) => answers.at(-1) !== ''),
  );
  const lean = (of: Panel, arm: string): number => {
    let sum = 0;
    for (const { comparison, isAOnLeft } of of) {
      const isA = ARMS[comparison % 3] === arm;
      const isB = ARMS[(comparison + 1) % 3] === arm;
      if (isA) sum += isAOnLeft ? 1 : -1;
      if (isB) sum += isAOnLeft ? -1 : 1;
    }
    return sum;
  };
  const worst = (groups: readonly Panel[]): number =>
    Math.max(0, ...groups.flatMap((group) => ARMS.map((arm) => Math.abs(lean(group, arm)))));
  const by = (size: number, of: (trial: Panel[number]) => number): Panel[] =>
    Array.from({ length: size }, (_, i) => answered.filter((trial) => of(trial) === i));
  return {
    answered: answered.length,
    leans: new Map(ARMS.map((arm) => [arm, lean(answered, arm)])),
    largest_difference: {
      rater: worst(by(5, ({ rater }) => rater)),
      category: worst(by(2, ({ comparison }) => comparison % 2)),
      comparison: worst(by(12, ({ comparison }) => comparison)),
    },
    trialsOn: (comparison: number) =>
      answered.filter((trial) => trial.comparison === comparison).length,
  };
}

describe('the certificate of sides', () => {
  it('is what a recount of the trials gives, for each kind, arm and comparison', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const { kinds, comparisons } = sideCertificate(rowsOf(panel));
        for (const { kind, voted, answered, arms, largest_difference } of kinds) {
          const counted = recount(panel, kind);
          expect(voted).toBe(panel.filter((trial) => trial.kind === kind).length);
          expect({ answered, largest_difference }).toEqual({
            answered: counted.answered,
            largest_difference: counted.largest_difference,
          });
          for (const { arm, left, right } of arms)
            expect(left - right).toBe(counted.leans.get(arm));
        }
        const mains = recount(panel, 'main');
        for (const { comparison, trials } of comparisons) {
          expect(trials).toBe(mains.trialsOn(Number(comparison)));
        }
        expect(comparisons.reduce((sum, { trials }) => sum + trials, 0)).toBe(mains.answered);
      }),
    );
  });

  it('cannot be given of no votes, nor of votes without sides', () => {
    expect(() => sideCertificate([])).toThrow('no votes');
    const panel: Panel = [
      { rater: 1, comparison: 0, kind: 'main', isAOnLeft: true, acts: [['left']] },
    ];
    const unknown = rowsOf(panel).map((row) => ({ ...row, sides: 'unknown' as const }));
    expect(() => sideCertificate(unknown)).toThrow('do not say which image stood on which side');
  });
});
