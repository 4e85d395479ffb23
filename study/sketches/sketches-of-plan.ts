import { createHash } from 'node:crypto';
import { canonicalJson } from '#files/canonical-json.ts';
import type { StoredPlan } from '../life/create-study.ts';
import { firstCells } from '../runs/first-cells.ts';
import { planSamples } from '../runs/plan-samples.ts';
import type { SketchSettings } from './sketch-settings.ts';

/** Enough to see what an arm is about, in a second with the bundled models. */
const SKETCH_STEPS = 8;
export const SKETCHES_EACH = 2;

/** A sketch of a planned arm; the same settings of the same files have the same id. */
export type Sketch = { id: string; modelId: string; settings: SketchSettings };

/** The sketches of an arm, and of how many steps they are. */
export type SketchedArm = {
  /** place of the arm in the protocol */
  position: number;
  /** steps of the sketches, and of the arm */
  steps: number;
  of: number;
  sketches: Sketch[];
};

/**
 * Two sketches of each arm that a model makes: of the first prompts that are drawn, with the seeds of
 * the study, at few steps.
 */
export async function sketchesOfPlan(plan: StoredPlan): Promise<SketchedArm[]> {
  const cells = firstCells(plan, SKETCHES_EACH);
  const prompts = [...new Set(cells.map(({ prompt }) => prompt))];
  const samples = planSamples({ ...plan, prompts }).toSorted((a, b) => a.replicate - b.replicate);
  return Promise.all(
    plan.arms.flatMap((arm, position) => {
      if (arm.kind === 'images') return [];
      const own = samples.filter((sample) => sample.position === position);
      return [sketchArm(arm, position, own.slice(0, SKETCHES_EACH))];
    }),
  );
}

type ModelArm = Extract<StoredPlan['arms'][number], { kind: 'model' }>;
type Sample = ReturnType<
  typeof planSamples<StoredPlan['prompts'][number], ModelArm['model']>
>[number];

async function sketchArm(
  { spec, model }: ModelArm,
  position: number,
  samples: readonly Sample[],
): Promise<SketchedArm> {
  const { scheduler, guidanceScale, guidanceRescale, negativePrompt, width, height } = spec;
  const steps = Math.min(spec.steps, SKETCH_STEPS);
  const decided = {
    scheduler,
    steps,
    guidanceScale,
    guidanceRescale,
    negativePrompt,
    width,
    height,
  };
  const modelSha256 = await model.readHash();
  const sketches = samples.map(({ prompt, replicate, seed }) => {
    const { index: promptIndex, text } = prompt;
    const settings = { ...decided, promptIndex, prompt: text, replicate, seed: Number(seed) };
    const id = createHash('sha256').update(canonicalJson({ modelSha256, settings })).digest('hex');
    return { id, modelId: model.id, settings };
  });
  return { position, steps, of: spec.steps, sketches };
}
