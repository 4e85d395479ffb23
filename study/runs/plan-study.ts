import { checkArm } from '#domain/check-arm.ts';
import { checkDraw } from '../prompts/check-draw.ts';
import { drawPrompts } from '../prompts/draw-prompts.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { Finding, Problem } from '../protocol/finding.ts';
import { planImagesArm } from '../images/plan-images-arm.ts';
import type { ModelArm } from '../protocol/arm-schema.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import type { ProtocolFile } from '../protocol/protocol-file.ts';
import { checkPlan } from '../rules/check-plan.ts';
import { placeProblems } from '../rules/place-problems.ts';
import { findIngredients } from './find-ingredients.ts';
import type { Ingredients } from './find-ingredients.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';
import type { PlannedArm, PlannedImagesArm, StudyPlan } from './study-plan.ts';

/**
 * A plan with what should be looked at, or what keeps there from being one, with the arms whose images
 * were found; each in the order of lines.
 */
export type Planning<P extends PromptRecord, M extends PlannedModel> =
  | { plan: StudyPlan<P, M>; warnings: Finding[] }
  | { errors: Finding[]; imagesArms: PlannedImagesArm[] };

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
  const ingredients = await findIngredients(protocol, sources);
  const { set, problems } = ingredients;
  const wrongDraw = set ? checkDraw(set, protocol.prompts) : [];
  problems.push(...wrongDraw);
  if (!set || wrongDraw.length > 0)
    return { errors: placeProblems(problems, file.lineOf), imagesArms: [] };
  const prompts = drawPrompts({ prompts: set, spec: protocol.prompts });
  const { arms, found } = await planArms({ protocol, prompts, setSize: set.length, ingredients });
  problems.push(...found);
  const imagesArms = arms.filter((arm) => arm.kind === 'images');
  const refused = problems.filter(({ severity }) => severity === 'error');
  if (refused.length > 0) return { errors: placeProblems(refused, file.lineOf), imagesArms };
  const { text: protocolText } = file;
  const plan: StudyPlan<P, M> = { protocol, protocolText, arms, prompts, setSize: set.length };
  const all = [...file.warnings, ...problems, ...(await checkPlan(plan))];
  const findings = placeProblems(all, file.lineOf);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? { errors, imagesArms } : { plan, warnings: findings };
}

/** The arms whose models and images are there, and what is not as it should be with the images. */
async function planArms<P extends PromptRecord, M extends PlannedModel>(options: {
  protocol: NewProtocol;
  prompts: readonly P[];
  setSize: number;
  ingredients: Ingredients<P, M>;
}): Promise<{ arms: PlannedArm<M>[]; found: Problem[] }> {
  const { protocol, prompts, setSize, ingredients } = options;
  const { models, images } = ingredients;
  const arms: PlannedArm<M>[] = [];
  const found: Problem[] = [];
  for (const [position, arm] of protocol.arms.entries()) {
    if (!('images' in arm)) {
      const model = models.get(arm.model);
      if (model) arms.push(planArm(arm, model));
      continue;
    }
    const files = images.get(arm.images);
    if (!files) continue;
    const planned = await planImagesArm({
      ...{ arm, position, files, prompts, setSize, protocol },
    });
    found.push(...planned.problems);
    arms.push(planned.arm);
  }
  return { arms, found };
}

function planArm<M extends PlannedModel>(arm: ModelArm, model: M): PlannedArm<M> {
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
