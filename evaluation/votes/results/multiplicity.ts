import { at } from '#domain/at.ts';
import { holmAdjust } from '../../statistics/holm-adjust.ts';
import { familyName } from './family-name.ts';
import type { QuestionResult, ResultTable } from './result-table-shape.ts';

/**
 * Holm's adjustment over the declared primary family, for the net preferences, and for the sign tests
 * beside them. A net preference without a test stays in the family as one that showed nothing.
 */
export function multiplicity(
  questions: readonly QuestionResult[],
  primary: readonly string[],
): ResultTable['multiplicity'] {
  const family = questions
    .filter((question) => primary.includes(question.id))
    .flatMap((question) =>
      question.by_arm_pairs.map((pair) => ({
        name: familyName(question, pair.arms),
        sign: pair.sign_test.p_two_sided,
        net: pair.net_preference.p,
      })),
    );
  const net = holmAdjust(family.map((test) => test.net ?? 1));
  const sign = holmAdjust(family.map((test) => test.sign));
  const named = <P>(adjusted: (test: (typeof family)[number], i: number) => P): Record<string, P> =>
    Object.fromEntries(family.map((test, i) => [test.name, adjusted(test, i)]));
  return {
    method: 'holm',
    test: 'net preference',
    adjusted_p: named((test, i) => (test.net === null ? null : at(net, i))),
    adjusted_p_sign_test: named((_, i) => at(sign, i)),
  };
}
