import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import golden from '../fixtures/statistics.json' with { type: 'json' };
import { countAnswers, type AnswerCounts } from './answer-counts.ts';
import { coincidencesByCluster, sumCoincidences, type Coincidences } from './coincidence-matrix.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

const { krippendorff } = golden;

/** Reliability data as printed: one line a rater, `*` for a missing answer. */
function answersOf(lines: string[]): AnswerCounts {
  const cells = lines.map((line) => line.split(' '));
  const scale = [...new Set(cells.flat())].filter((x) => x !== '*').sort();
  const given = cells.flatMap((row) =>
    row.flatMap((value, unit) => (value === '*' ? [] : [{ unit, answer: scale.indexOf(value) }])),
  );
  return countAnswers({
    unit: given.map((g) => g.unit),
    answer: given.map((g) => g.answer),
    units: at(cells, 0).length,
    values: scale.length,
  });
}

function total(answers: AnswerCounts): Coincidences {
  return sumCoincidences(coincidencesByCluster(answers), answers.values);
}

describe('krippendorffAlpha', () => {
  it.each([
    ['A', 'nominal', krippendorff.A, krippendorff.A_binary_nominal],
    ['B', 'nominal', krippendorff.B, krippendorff.B_nominal],
    ['C', 'nominal', krippendorff.C, krippendorff.C_nominal],
    ['C', 'ordinal', krippendorff.C, krippendorff.C_ordinal],
    ['Wikipedia', 'nominal', krippendorff.wikipedia, krippendorff.wikipedia_nominal],
    ['Wikipedia', 'ordinal', krippendorff.wikipedia, krippendorff.wikipedia_ordinal_computed],
  ] as const)('gives the published value of example %s (%s)', (_, level, lines, expected) => {
    expect(krippendorffAlpha(total(answersOf([...lines])), level)).toBeCloseTo(expected, 12);
  });

  it('is 1 for full agreement and undefined when only one answer was ever given', () => {
    expect(krippendorffAlpha(total(answersOf(['1 2 1 2', '1 2 1 2'])), 'nominal')).toBe(1);
    expect(krippendorffAlpha(total(answersOf(['1 1 1', '1 1 1'])), 'nominal')).toBeNull();
    expect(krippendorffAlpha(total(answersOf(['1 2 3'])), 'ordinal')).toBeNull();
  });
});
