import { stopRuleProblem } from '#evaluation/votes/results/stop-rule.ts';
import { countTests } from '../../protocol/count-tests.ts';
import { refuse, warn, type PlanRule } from '../rule.ts';

/**
 * A stopping rule that the raters and prompts can never carry is refused, with the figure. Planned looks
 * that cannot stop early are warned of, since the one at the end is taken all the same; so is an e-process
 * that does not say whom its claim is about, since it may mean the other ones.
 */
export const stopRules: PlanRule = ({ protocol, prompts }) => {
  const { stop, alpha } = protocol.analysis;
  const clusters = {
    raters: protocol.raters.expected,
    prompts: prompts.length,
    alpha,
    tests: countTests(protocol),
  };
  const problem = stopRuleProblem(stop, clusters);
  if (problem === null) return [];
  const path = ['analysis', 'stop', 'rule'];
  if (stop.rule === 'obrien-fleming') {
    return [warn(path, `${problem}; expect more, or write rule: fixed`)];
  }
  if (stop.rule === 'e-process' && stop.population === undefined) {
    return [warn(path, `${problem}; name its population, or ask for more`)];
  }
  return [refuse(path, problem)];
};
