import { countOf } from '#domain/count-of.ts';
import { refuse, type TextRule } from '../rule.ts';

/** There are as many raters as a comparison needs. */
export const raterRules: TextRule = ({ protocol: { raters } }) => {
  const { expected, per_comparison: wanted } = raters;
  if (wanted === 'all' || wanted <= expected) return [];
  const message = `asks for ${countOf(wanted, 'rater')} a comparison, and raters.expected is ${expected}: write at most ${expected}, or expect more`;
  return [refuse(['raters', 'per_comparison'], message)];
};
