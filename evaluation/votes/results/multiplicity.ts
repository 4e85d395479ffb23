import { holmAdjust } from '../../statistics/holm-adjust.ts';
import type { QuestionResult, ResultTable } from './result-table-shape.ts';

/** Holm's adjustment over the declared primary family, for the sign tests and the clustered tests. */
export function multiplicity(
  questions: readonly QuestionResult[],
  primary: readonly string[],
): ResultTable['multiplicity'] {
  const family = questions
    .filter((question) => primary.includes(question.id))
    .flatMap(({ id, by_arm_pairs: pairs }) =>
      pairs.map((pair) => ({
        name: pairs.length > 1 ? `${id}: ${pair.arms.join(' / ')}` : id,
        sign: pair.sign_test.p_two_sided,
        clustered: pair.net_preference.p_two_sided,
      })),
    );
  const named = (p: number[]): Record<string, number> =>
    Object.fromEntries(holmAdjust(p).map((adjusted, i) => [family[i]?.name ?? '', adjusted]));
  return {
    method: 'holm',
    test: 'sign test',
    adjusted_p: named(family.map((test) => test.sign)),
    adjusted_p_clustered: named(family.map((test) => test.clustered)),
  };
}
