import { didYouMean } from '#domain/did-you-mean.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { Path, Problem } from '../protocol/finding.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import type { ImageFiles } from '../images/image-files.ts';
import { refuse } from '../rules/rule.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';

/** The prompt set and the models that a protocol names, as far as they are there. */
export type Ingredients<P, M> = {
  set: readonly P[] | null;
  models: ReadonlyMap<string, M>;
  /** the files of arms whose images were made elsewhere, by what the protocol writes */
  images: ReadonlyMap<string, ImageFiles>;
  /** what is named and not there */
  problems: Problem[];
};

/** Looks up what a protocol names. */
export async function findIngredients<P extends PromptRecord, M extends PlannedModel>(
  { prompts, arms }: NewProtocol,
  sources: PlanSources<P, M>,
): Promise<Ingredients<P, M>> {
  const set = await sources.findPromptSet(prompts.set);
  const problems: Problem[] = [];
  if (!set) problems.push(await missingSet(prompts.set, sources.promptSetNames));
  const models = new Map<string, M>();
  const named = arms.flatMap((arm, place) => ('images' in arm ? [] : [{ place, ...arm }]));
  for (const name of new Set(named.map(({ model }) => model))) {
    const model = await sources.findModel(name);
    if (model) models.set(name, model);
  }
  if (named.some(({ model }) => !models.has(model))) {
    const known = await sources.modelNames();
    for (const { place, model } of named) {
      if (!models.has(model)) problems.push(missingModel(['arms', place, 'model'], model, known));
    }
  }
  const images = new Map<string, ImageFiles>();
  for (const [place, arm] of arms.entries()) {
    if (!('images' in arm)) continue;
    const files = await sources.findImages(arm.images);
    if (typeof files === 'string') problems.push(refuse(['arms', place, 'images'], files));
    else images.set(arm.images, files);
  }
  return { set, models, images, problems };
}

async function missingSet(name: string, names: () => Promise<string[]>): Promise<Problem> {
  const source = name === 'PartiPrompts' ? 'partiprompts' : `FILE --name ${quote(name)}`;
  return refuse(
    ['prompts', 'set'],
    `is no prompt set that is known, "${name}": ${hint(name, await names())}add it with \`onpar prompts import ${source}\``,
  );
}

function missingModel(path: Path, name: string, known: readonly string[]): Problem {
  return refuse(
    path,
    `is no model that is known, "${name}": ${hint(name, known)}add it with \`onpar models add DIR --name ${quote(name)}\``,
  );
}

/** A set of that very name may be known elsewhere than where it is asked for. */
function hint(name: string, all: readonly string[]): string {
  const known = all.filter((other) => other !== name);
  const meant = didYouMean(name, known);
  if (meant !== undefined) return `did you mean ${meant}? Else `;
  return known.length === 0 ? '' : `known are ${known.join(', ')}; `;
}

/** A name as a shell takes it. */
function quote(name: string): string {
  return /^[\w.+-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
