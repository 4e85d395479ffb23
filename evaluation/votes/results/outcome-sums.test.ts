import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { clusterSums, type ClusterSums } from '../../statistics/cluster-sums.ts';
import {
  indicesWhere,
  OUTCOME,
  scoreVotes,
  selectVotes,
  type OrientedVotes,
} from '../rows/oriented-votes.ts';
import { outcomeSums } from './outcome-sums.ts';

const anyVotes = fc
  .record({
    arms: fc.integer({ min: 2, max: 4 }),
    rows: fc.array(
      fc.record({
        one: fc.nat(100),
        other: fc.nat(100),
        outcome: fc.nat(4),
        rater: fc.nat(5),
        prompt: fc.nat(5),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ arms, rows }): { arms: number; votes: OrientedVotes } => {
    // a pair a < b of the arms
    const firstOf = rows.map(({ one }) => one % (arms - 1));
    const secondOf = rows.map(({ other }, i) => {
      const a = at(firstOf, i);
      return a + 1 + (other % (arms - 1 - a));
    });
    const column = (name: 'outcome' | 'rater' | 'prompt'): number[] => rows.map((row) => row[name]);
    return {
      arms,
      votes: {
        n: rows.length,
        first: Int32Array.from(firstOf),
        second: Int32Array.from(secondOf),
        firstOnLeft: new Uint8Array(rows.length),
        outcome: Uint8Array.from(column('outcome')),
        rater: Int32Array.from(column('rater')),
        prompt: Int32Array.from(column('prompt')),
        comparison: new Int32Array(rows.length),
      },
    };
  });

/** Clusters without a vote may be left off at the end. */
function plain({ n, sum, squares, raters, prompts }: ClusterSums): unknown {
  const own = (clusters: { sum: Float64Array; count: Float64Array }): unknown =>
    Array.from(clusters.count, (count, g) => [g, count, at(clusters.sum, g)]).filter(
      ([, count]) => count !== 0,
    );
  return { n, sum, squares, raters: own(raters), prompts: own(prompts) };
}

it('adds up each outcome as counting it alone does, an arm’s among the votes that it was in', () => {
  fc.assert(
    fc.property(anyVotes, ({ arms, votes }) => {
      const sums = outcomeSums(votes, arms);
      const alone = (
        among: OrientedVotes,
        holds: (outcome: number, i: number) => boolean,
      ): unknown => {
        const score = scoreVotes(among, (outcome, i) => Number(holds(outcome, i)));
        return plain(clusterSums({ score, rater: among.rater, prompt: among.prompt }));
      };
      for (const name of ['onPar', 'neither', 'none'] as const) {
        const code = { onPar: OUTCOME.on_par, neither: OUTCOME.neither, none: OUTCOME.none }[name];
        expect(plain(sums[name])).toEqual(alone(votes, (outcome) => outcome === code));
      }
      for (let arm = 0; arm < arms; arm++) {
        const isIn = (_: number, i: number): boolean =>
          arms === 2 || votes.first[i] === arm || votes.second[i] === arm;
        const among = selectVotes(votes, indicesWhere(votes, isIn));
        expect(plain(at(sums.arms, arm))).toEqual(
          alone(
            among,
            (outcome, i) =>
              (outcome === OUTCOME.first && among.first[i] === arm) ||
              (outcome === OUTCOME.second && among.second[i] === arm),
          ),
        );
      }
    }),
  );
});
