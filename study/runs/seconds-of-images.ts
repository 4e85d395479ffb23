import type { StudyPlan } from './study-plan.ts';
import type { PlannedModel } from './plan-sources.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';

/**
 * How long the images of a plan take one worker, as far as its models' steps are timed.
 *
 * @param stepSeconds seconds of a step by the model's id, all that belongs to an image included
 * @returns the seconds of arms of timed models, and the names of models that are not timed, once each
 */
export function secondsOfImages(
  { arms, prompts, protocol }: StudyPlan<PromptRecord, PlannedModel & { id: string }>,
  stepSeconds: ReadonlyMap<string, number>,
): { seconds: number; unknown: string[] } {
  const images = prompts.length * protocol.replicates;
  const made = arms.filter((arm) => arm.kind === 'model');
  const seconds = made.map(({ model, spec }) => {
    const each = stepSeconds.get(model.id);
    return each === undefined ? 0 : each * spec.steps * images;
  });
  const unknown = made.filter(({ model }) => !stepSeconds.has(model.id));
  return {
    seconds: seconds.reduce((sum, each) => sum + each, 0),
    unknown: [...new Set(unknown.map(({ model }) => model.name))],
  };
}
