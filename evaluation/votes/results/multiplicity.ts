import { at } from '#domain/at.ts';
import { holmAdjust } from '../../statistics/holm-adjust.ts';
import { holmLevel } from '../../statistics/holm-level.ts';
import { familyName } from './family-name.ts';
import type { AnalysedQuestion, ResultTable } from './result-table-shape.ts';

/**
 * Holm's adjustment over the declared primary family, for the net preferences, and for the sign tests
 * beside them, and the level that each p value has to be below, given the others. A net preference
 * without a test stays in the family as one that showed nothing.
 */
export function multiplicity(
  questions: readonly AnalysedQuestion[],
  { primary, alpha }: { primary: readonly string[]; alpha: number },
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
  // eslint-disable-next-line onpar/no-silent-default -- a test that cannot be made rejects nothing
  const net = family.map((test) => (test.net === null ? 1 : test.net));
  const sign = family.map((test) => test.sign);
  const adjusted = { net: holmAdjust(net), sign: holmAdjust(sign) };
  const named = <P>(of: (test: (typeof family)[number], i: number) => P): Record<string, P> =>
    Object.fromEntries(family.map((test, i) => [test.name, of(test, i)]));
  return {
    method: 'holm',
    test: 'net preference',
    adjusted_p: named((test, i) => (test.net === null ? null : at(adjusted.net, i))),
    adjusted_p_sign_test: named((_, i) => at(adjusted.sign, i)),
    level: named((_, i) => holmLevel(net.toSpliced(i, 1), alpha)),
    level_sign_test: named((_, i) => holmLevel(sign.toSpliced(i, 1), alpha)),
  };
}
