import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import type { Problem } from '../../protocol/finding.ts';
import { createSampleSeeds } from '../../runs/sample-seed.ts';
import type { StudyPlan } from '../../runs/study-plan.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, warn, type PlanRule } from '../rule.ts';

/** `torch-cpu` noise reads the low 32 bits of a seed, as torch does. */
const SEEDS_OF_NOISE = 2n ** 32n;

/** Listed seeds are one a prompt and replicate; counted ones are all of different noise. */
export const seedRules: PlanRule = (plan) => {
  const { seeds } = plan.protocol;
  return seeds.list ? checkList(plan, seeds.list) : checkReach(plan);
};

function checkList({ protocol, prompts }: StudyPlan, list: readonly number[]): Problem[] {
  const wanted = prompts.length * protocol.replicates;
  if (list.length !== wanted) {
    const message = `has ${countOf(list.length, 'seed')}, and ${countOf(prompts.length, 'prompt')} of ${countOf(protocol.replicates, 'replicate')} take ${wanted}: list one for each`;
    return [refuse(['seeds', 'list'], message)];
  }
  return prompts.flatMap((_, prompt) => {
    const first = prompt * protocol.replicates;
    const own = list.slice(first, first + protocol.replicates);
    return findRepeated(own).map((replicate) =>
      warn(
        ['seeds', 'list', first + replicate],
        `is ${own[replicate]} again, for the same prompt: both replicates are the same image`,
      ),
    );
  });
}

function checkReach(plan: StudyPlan): Problem[] {
  const { protocol, prompts, setSize, arms } = plan;
  const promptIndexes = prompts.map(({ index }) => index);
  const seedOf = createSampleSeeds({ protocol, setSize, promptIndexes });
  const last = at(promptIndexes, promptIndexes.length - 1, 'the drawn prompts');
  const most = seedOf({
    promptIndex: last,
    replicate: protocol.replicates - 1,
    arm: arms.length - 1,
  });
  if (most < SEEDS_OF_NOISE) return [];
  const message = `makes seeds up to ${most}, and noise reads them below ${SEEDS_OF_NOISE} only: larger ones begin again from 0`;
  return [warn(['seeds', 'base'], message)];
}
