import { randomUUID } from 'node:crypto';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { inBatches } from '#files/in-batches.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Prompt, Study } from '#prisma/generated/client.ts';
import { INSERT_ROWS } from '#prisma/insert-rows.ts';
import { importKey } from '../images/import-images.ts';
import type { ImportedImage } from '../images/import-images.ts';
import type { StoredModel } from '../runs/database-sources.ts';
import { planComparisons } from '../runs/plan-comparisons.ts';
import { planSamples } from '../runs/plan-samples.ts';
import type { PlannedArm, PlannedModelArm, StudyPlan } from '../runs/study-plan.ts';
import { createSlug } from './create-slug.ts';

/** A plan of what is in the database. */
export type StoredPlan = StudyPlan<Prompt, StoredModel>;

/**
 * Writes down a study as it was planned: its arms, its queued run with one waiting sample for each
 * arm, prompt and replicate, and its comparisons. All or nothing.
 *
 * @param slug short name for addresses; made from the protocol's name when left out
 * @param imported the images that were made elsewhere, as `importImages` brought them in: their
 *   samples are made already
 * @throws UserError when the slug is taken
 */
export async function createStudy(options: {
  db: Database;
  plan: StoredPlan;
  slug?: string;
  ownerId?: string;
  imported?: ReadonlyMap<string, ImportedImage>;
}): Promise<Study> {
  const { db, plan, imported = new Map<string, ImportedImage>() } = options;
  return db.$transaction(async (session) => {
    const study = await createStudyRow(session, options);
    const armIds = await createArms(session, study.id, plan);
    const sampleIds = await createSamples({
      session,
      studyId: study.id,
      plan,
      armIds,
      imported,
    });
    await createComparisons({ session, studyId: study.id, plan, sampleIds });
    return study;
  });
}

async function createStudyRow(
  session: DatabaseSession,
  options: { plan: StoredPlan; slug?: string; ownerId?: string },
): Promise<Study> {
  const { plan, slug, ownerId } = options;
  const { protocol, protocolText } = plan;
  return session.study.create({
    data: {
      slug: await createSlug({ session, name: protocol.name, wanted: slug }),
      name: protocol.name,
      protocol,
      protocolText,
      seed: protocol.prompts.seed,
      ...(ownerId === undefined ? {} : { members: { create: { userId: ownerId, role: 'owner' } } }),
    },
  });
}

/** The ids of the arms, in the order of the protocol. */
async function createArms(
  session: DatabaseSession,
  studyId: string,
  { arms }: StoredPlan,
): Promise<string[]> {
  const rows = arms.map((arm, position) => ({
    id: randomUUID(),
    studyId,
    position,
    key: arm.key,
    label: arm.label,
    ...(arm.kind === 'images' ? {} : settingsOf(arm)),
  }));
  await session.arm.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

function settingsOf({ spec, model }: PlannedModelArm<StoredModel>): {
  modelId: string;
} & Omit<ArmSpec, 'key' | 'model'> {
  const { scheduler, steps, guidanceScale, guidanceRescale, negativePrompt, width, height } = spec;
  const guidance = { guidanceScale, guidanceRescale, negativePrompt };
  return { modelId: model.id, scheduler, steps, ...guidance, width, height };
}

/** The ids of the samples, by `sampleKey`. */
async function createSamples(options: {
  session: DatabaseSession;
  studyId: string;
  plan: StoredPlan;
  armIds: readonly string[];
  imported: ReadonlyMap<string, ImportedImage>;
}): Promise<Map<string, string>> {
  const { session, studyId, plan, armIds, imported } = options;
  const samples = planSamples(plan);
  const run = await session.run.create({
    data: {
      studyId,
      total: samples.length,
      done: imported.size,
      stepsTotal: samples.reduce((sum, { arm }) => sum + stepsOf(arm), 0),
    },
  });
  const ids = new Map<string, string>();
  const now = new Date();
  for await (const batch of inBatches(samples, INSERT_ROWS)) {
    const data = batch.map((sample) => {
      const { arm, position, prompt, replicate, seed } = sample;
      const id = randomUUID();
      ids.set(sampleKey(prompt, replicate, position), id);
      const armId = at(armIds, position, 'the arms');
      const row = { id, runId: run.id, armId, promptId: prompt.id, replicate, seed };
      if (arm.kind === 'model') return row;
      const image = present(imported.get(importKey(sample)), `an image of arm ${arm.key}`);
      return {
        ...row,
        ...image,
        state: 'done' as const,
        blindSha256: image.sha256,
        createdAt: now,
      };
    });
    await session.sample.createMany({ data });
  }
  return ids;
}

/** Steps of an image, for the progress of a run; one made elsewhere takes none. */
function stepsOf(arm: PlannedArm): number {
  return arm.kind === 'images' ? 0 : arm.spec.steps;
}

async function createComparisons(options: {
  session: DatabaseSession;
  studyId: string;
  plan: StoredPlan;
  sampleIds: ReadonlyMap<string, string>;
}): Promise<void> {
  const { session, studyId, plan, sampleIds } = options;
  const idOf = (prompt: Prompt, replicate: number, position: number): string =>
    present(sampleIds.get(sampleKey(prompt, replicate, position)), 'a sample of a comparison');
  const rows = planComparisons(plan).map(({ prompt, replicate, a, b }, number) => ({
    studyId,
    number,
    promptId: prompt.id,
    replicate,
    sampleAId: idOf(prompt, replicate, a),
    sampleBId: idOf(prompt, replicate, b),
  }));
  for await (const batch of inBatches(rows, INSERT_ROWS)) {
    await session.comparison.createMany({ data: batch });
  }
}

function sampleKey({ index }: Prompt, replicate: number, position: number): string {
  return `${index} ${replicate} ${position}`;
}
