import { basename, resolve } from 'node:path';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { UserError } from '#domain/user-error.ts';
import { specOfArm } from '#generator/worker/spec-of-arm.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';

/** An arm to time, and the name of its model: arms of one model share a line over steps. */
export type BenchArm = { spec: ArmSpec; model: string };

/**
 * The arms of a study that a model makes, each at its own number of steps or at those given; `elsewhere`
 * are the keys of the others, whose time nobody can know.
 *
 * @throws UserError `not-comparable` when no arm is made by a model
 */
export async function benchArmsOfStudy(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug'>;
  steps: readonly number[] | undefined;
}): Promise<{ arms: BenchArm[]; elsewhere: string[] }> {
  const { db, study, steps } = options;
  const stored = await db.arm.findMany({
    where: { studyId: study.id },
    orderBy: { position: 'asc' },
    include: { model: true },
  });
  const arms = stored.flatMap(({ model, ...arm }) => {
    if (model === null) return [];
    const spec = specOfArm(arm, model.folder);
    return atSteps(spec, steps ?? [spec.steps]).map((own) => ({ spec: own, model: model.name }));
  });
  if (arms.length === 0)
    throw new UserError(
      `All images of study ${study.slug} were made elsewhere, so that none can be timed here: add what was measured there with --add FILE.json.`,
      { code: 'not-comparable' },
    );
  const elsewhere = stored.flatMap(({ key, model }) => (model === null ? [key] : []));
  return { arms, elsewhere };
}

/**
 * Arms of model folders with the settings that `onpar generate` has, keyed by the folders' names.
 *
 * @throws UserError `wrong-call` for two folders of one name; `bad-arm` for steps that no arm can have
 */
export function benchArmsOfModels(options: {
  folders: readonly string[];
  steps: readonly number[];
}): BenchArm[] {
  const models = options.folders.map((folder) => ({ name: basename(resolve(folder)), folder }));
  const twice = models.find(({ name }, i) => models.findIndex((m) => m.name === name) < i);
  if (twice !== undefined)
    throw new UserError(
      `Two folders are called ${twice.name}, and the rows could not be told apart: rename one.`,
      { code: 'wrong-call' },
    );
  const settings = {
    scheduler: null,
    guidanceScale: 7.5,
    guidanceRescale: 0,
    negativePrompt: '',
    width: null,
    height: null,
  };
  return models.flatMap(({ name, folder }) =>
    options.steps.map((steps) => ({
      spec: checkArm({ key: name, model: folder, steps, ...settings }),
      model: name,
    })),
  );
}

function atSteps(spec: ArmSpec, steps: readonly number[]): ArmSpec[] {
  return steps.map((count) => checkArm({ ...spec, steps: count }));
}
