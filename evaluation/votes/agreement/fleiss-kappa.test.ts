import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import golden from '../fixtures/statistics.json' with { type: 'json' };
import type { AnswerCounts } from './answer-counts.ts';
import { coincidencesByCluster, sumCoincidences } from './coincidence-matrix.ts';
import { completeDesign, fleissKappa } from './fleiss-kappa.ts';
import { rawAgreement } from './raw-agreement.ts';

const { table, kappa, Pbar } = golden.fleiss_wikipedia;

function answersOf(rows: number[][]): AnswerCounts {
  return {
    units: rows.length,
    values: at(rows, 0).length,
    counts: Float64Array.from(rows.flat()),
    cluster: Int32Array.from(rows, (_, i) => i),
  };
}

describe('fleissKappa', () => {
  it('gives the published value, and raw agreement the published share', () => {
    const answers = answersOf(table);
    const total = sumCoincidences(coincidencesByCluster(answers), answers.values);
    expect(completeDesign(answers)).toBe(14);
    expect(fleissKappa(total)).toBeCloseTo(kappa, 12);
    expect(rawAgreement(total)).toBeCloseTo(Pbar, 12);
  });

  it('does not apply where units have different numbers of answers, or single ones', () => {
    expect(
      completeDesign(
        answersOf([
          [2, 1],
          [1, 1],
        ]),
      ),
    ).toBeNull();
    expect(
      completeDesign(
        answersOf([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toBeNull();
  });
});
