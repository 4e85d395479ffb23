import { UserError } from '#domain/user-error.ts';
import { whatDecidesImages } from '#generator/pipeline/what-decides-images.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { PlannedArm, PlannedImagesArm, PlannedModelArm } from '../../runs/study-plan.ts';
import { warn, type PlanRule } from '../rule.ts';

/** No two arms show the same images: between these a rater has nothing to prefer. */
export const sameImagesRules: PlanRule = async ({ arms, protocol }) => {
  const problems: Problem[] = [];
  for (const [place, arm] of arms.entries()) {
    const twin = await findTwin(arm, arms.slice(0, place));
    if (twin !== undefined)
      problems.push(warn(['arms', place], describeTwin(arm, twin, protocol.seeds)));
  }
  return problems;
};

async function findTwin(
  arm: PlannedArm,
  earlier: readonly PlannedArm[],
): Promise<PlannedArm | undefined> {
  for (const other of earlier) if (await showSameImages(arm, other)) return other;
  return undefined;
}

async function showSameImages(a: PlannedArm, b: PlannedArm): Promise<boolean> {
  if (a.kind === 'images') return b.kind === 'images' && haveSameFiles(a, b);
  return b.kind === 'model' && recipeOf(a) === recipeOf(b) && areSameModel(a, b);
}

/** Of a model on another machine, only what the protocol says of its arm is known. */
function recipeOf({ spec, model: { layout } }: PlannedModelArm): string {
  const said = { ...spec, key: '', model: '' };
  return JSON.stringify(layout === null ? said : whatDecidesImages(spec, layout));
}

/** Weights are hashed only where two arms of different models are the same in all else. */
async function areSameModel(
  { model: a }: PlannedModelArm,
  { model: b }: PlannedModelArm,
): Promise<boolean> {
  return a.name === b.name || (await a.readHash()) === (await b.readHash());
}

/** Whether each image that both have is the same file; the first that differs ends the search. */
async function haveSameFiles(a: PlannedImagesArm, b: PlannedImagesArm): Promise<boolean> {
  const files = new Map(b.coverage.matched.map((image) => [placeOf(image), image.file]));
  const both = a.coverage.matched.flatMap((image) => {
    const other = files.get(placeOf(image));
    return other === undefined ? [] : [[image.file, other] as const];
  });
  for (const [own, other] of both) {
    const bytes = await readIfReadable(a, own);
    const others = await readIfReadable(b, other);
    if (bytes === null || others === null || !bytes.equals(others)) return false;
  }
  return both.length > 0;
}

function placeOf({ prompt, replicate }: PlannedImagesArm['coverage']['matched'][number]): string {
  return `${prompt.index} ${replicate}`;
}

/** What cannot be read is told when the images are brought in. */
async function readIfReadable({ files }: PlannedImagesArm, name: string): Promise<Buffer | null> {
  try {
    return await files.read(name);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function describeTwin(
  arm: PlannedArm,
  twin: PlannedArm,
  seeds: { shared_between_arms: boolean },
): string {
  const earlier = `an earlier arm, ${twin.key}`;
  if (arm.kind === 'images' || twin.kind === 'images') {
    return `has the same images as ${earlier}: each file is the same, byte for byte`;
  }
  const isOneName = arm.model.name === twin.model.name;
  const models = isOneName
    ? ''
    : `${arm.model.name} is ${twin.model.name} under another name, and `;
  const why = `${models}none of its settings that has an effect differs`;
  return seeds.shared_between_arms
    ? `makes the same images as ${earlier}: ${why}`
    : `differs in its seeds alone from ${earlier}: ${why}`;
}
