import { countOf } from '#domain/count-of.ts';
import type { StopRuleName } from '#domain/stop-rules.ts';
import { fewestClustersForEProcess } from '../../statistics/cluster-e-process.ts';
import { FEWEST_AT_A_LOOK } from '../../statistics/planned-looks.ts';

/** Whom the claim of an e-process is about; over the others it is about those at hand. */
export const STOP_POPULATIONS = ['raters', 'prompts', 'both'] as const;
export type StopPopulation = (typeof STOP_POPULATIONS)[number];

const CLUSTERS: Readonly<Record<StopPopulation, string>> = {
  raters: 'raters',
  prompts: 'prompts',
  both: 'raters and as many prompts',
};

/** The stopping rule that a protocol declares. */
export type StopRule = {
  rule: StopRuleName;
  /** planned votes a question */
  votes?: number | undefined;
  /** planned looks, at equal shares of the votes */
  looks?: number | undefined;
  /** of an e-process; both by default */
  population?: StopPopulation | undefined;
  /** declared tests of the primary family, which share the level; those in the votes by default */
  tests?: number | undefined;
  /** main trials that every rater is dealt: whose votes are all in; by default as who has the most */
  trials_each?: number | null | undefined;
  /** raters that are planned: an e-process over prompts waits for them */
  raters?: number | undefined;
};

/** Whom an e-process is about: raters and prompts both, unless its rule says otherwise. */
export function populationOf({
  population = 'both',
}: Pick<StopRule, 'population'>): StopPopulation {
  return population;
}

/**
 * Why a rule can never do its work in the declared design, or not keep its level, with the figure, as
 * the end of a sentence that starts with its name; null when it can.
 *
 * @example stopRuleProblem({ rule: 'e-process', population: 'raters' }, { raters: 5, prompts: 10, alpha: 0.05, tests: 1 })
 */
export function stopRuleProblem(
  stop: StopRule,
  {
    raters,
    prompts,
    alpha,
    tests,
  }: { raters: number; prompts: number; alpha: number; tests: number },
): string | null {
  if (stop.rule === 'fixed') return null;
  if (stop.rule === 'obrien-fleming') {
    if (Math.min(raters, prompts) >= FEWEST_AT_A_LOOK) return null;
    return `can never stop this study early: a look tests on the differences between raters and between prompts, of which there must be at least ${FEWEST_AT_A_LOOK} each, and there are ${countOf(raters, 'rater')} and ${countOf(prompts, 'prompt')}`;
  }
  const needed = fewestClustersForEProcess(alpha / tests);
  const level = tests === 1 ? `alpha ${alpha}` : `alpha ${alpha} shared by ${tests} tests`;
  const population = populationOf(stop);
  const short = [
    ...(population !== 'prompts' && raters < needed ? [countOf(raters, 'rater')] : []),
    ...(population !== 'raters' && prompts < needed ? [countOf(prompts, 'prompt')] : []),
  ];
  if (short.length === 0) return null;
  return `can never stop this study: even if all agree, an e-process at ${level} needs at least ${needed} ${CLUSTERS[population]}, and there are ${short.join(' and ')}`;
}
