import { checkArm } from '#domain/check-arm.ts';
import { present } from '#domain/present.ts';
import { checkDraw } from '../prompts/check-draw.ts';
import { drawPrompts } from '../prompts/draw-prompts.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { Finding, Problem } from '../protocol/finding.ts';
import { planImagesArm } from '../images/plan-images-arm.ts';
import type { ModelArm } from '../protocol/arm-schema.ts';
import type { ProtocolFile } from '../protocol/protocol-file.ts';
import { checkPlan } from './check-plan.ts';
import { findIngredients } from './find-ingredients.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';
import type { PlannedArm, StudyPlan } from './study-plan.ts';

/** A plan with what should be looked at, or what keeps there from being one; each in the order of lines. */
export type Planning<P extends PromptRecord, M extends PlannedModel> =
  { plan: StudyPlan<P, M>; warnings: Finding[] } | { errors: Finding[] };

/**
 * Plans the study of a protocol with the prompts and models that it names: every rule that they and
 * the protocol can break together is looked at.
 */
export async function planStudy<P extends PromptRecord, M extends PlannedModel>(options: {
  file: ProtocolFile;
  sources: PlanSources<P, M>;
}): Promise<Planning<P, M>> {
  const { file, sources } = options;
  const { protocol } = file;
  const { set, models, images, problems } = await findIngredients(protocol, sources);
  if (set) problems.push(...checkDraw(set, protocol.prompts));
  if (!set || problems.length > 0) return { errors: place(problems, file) };
  const prompts = drawPrompts({ prompts: set, spec: protocol.prompts });
  const arms: PlannedArm<M>[] = [];
  for (const [position, arm] of protocol.arms.entries()) {
    if (!('images' in arm)) {
      arms.push(planArm(arm, models));
      continue;
    }
    const files = present(images.get(arm.images), `the images ${arm.images}`);
    const planned = await planImagesArm({ arm, position, files, prompts, protocol });
    problems.push(...planned.problems);
    arms.push(planned.arm);
  }
  const refused = problems.filter(({ severity }) => severity === 'error');
  if (refused.length > 0) return { errors: place(refused, file) };
  const plan: StudyPlan<P, M> = {
    protocol,
    protocolText: file.text,
    arms,
    prompts,
    setSize: set.length,
  };
  const found = place([...problems, ...checkPlan(plan)], file);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { errors };
  return { plan, warnings: [...file.warnings, ...found].sort((a, b) => a.line - b.line) };
}

function planArm<M extends PlannedModel>(
  arm: ModelArm,
  models: ReadonlyMap<string, M>,
): PlannedArm<M> {
  const model = present(models.get(arm.model), `the model ${arm.model}`);
  const spec = checkArm({
    key: arm.key,
    model: model.folder,
    scheduler: arm.scheduler ?? null,
    steps: arm.steps,
    guidanceScale: arm.guidance_scale,
    guidanceRescale: arm.guidance_rescale,
    negativePrompt: arm.negative_prompt,
    width: arm.width ?? null,
    height: arm.height ?? null,
  });
  return { kind: 'model', key: arm.key, label: arm.label, spec, model };
}

function place(problems: readonly Problem[], { lineOf }: ProtocolFile): Finding[] {
  return problems
    .map((problem) => ({ ...problem, line: lineOf(problem.path) }))
    .sort((a, b) => a.line - b.line);
}
