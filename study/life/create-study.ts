import { randomUUID } from 'node:crypto';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Arm, Prompt, Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { createSlug } from './create-slug.ts';
import { drawPairs } from '../design/draw-pairs.ts';
import { drawPrompts } from '../prompts/draw-prompts.ts';
import { inBatches } from '#files/in-batches.ts';
import { INSERT_ROWS } from '#prisma/insert-rows.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { createSampleSeeds } from './sample-seed.ts';

type Plan = { protocol: Protocol; arms: Arm[]; prompts: Prompt[]; setSize: number };
type PlannedSample = {
  id: string;
  armId: string;
  promptId: string;
  replicate: number;
  seed: bigint;
};

/**
 * Writes down a study: its arms, its queued run with one waiting sample for each arm, prompt and
 * replicate, and its comparisons. All or nothing.
 *
 * @param slug short name for addresses; made from the protocol's name when left out
 * @throws UserError when the prompt set or a model is not there, or the slug is taken
 */
export async function createStudy(options: {
  db: Database;
  protocol: Protocol;
  protocolText: string;
  slug?: string;
  ownerId?: string;
}): Promise<Study> {
  const { db, protocol } = options;
  const { prompts, setSize } = await choosePrompts(db, protocol);
  const modelIds = await resolveModels(db, protocol);
  return db.$transaction(
    async (session) => {
      const study = await createStudyRow(session, options);
      const arms = await createArms({ session, studyId: study.id, protocol, modelIds });
      await createSamples({
        session,
        studyId: study.id,
        plan: { protocol, arms, prompts, setSize },
      });
      return study;
    },
    { timeout: 300_000, maxWait: 60_000 },
  );
}

async function choosePrompts(
  db: DatabaseSession,
  { prompts: spec }: Protocol,
): Promise<{ prompts: Prompt[]; setSize: number }> {
  const set = await db.promptSet.findUnique({
    where: { name: spec.set },
    include: { prompts: { orderBy: { index: 'asc' } } },
  });
  if (!set) {
    const source = spec.set === 'PartiPrompts' ? 'partiprompts' : `FILE --name ${spec.set}`;
    throw new UserError(
      `there is no prompt set named ${spec.set}: add it with \`onpar prompts import ${source}\``,
      { code: 'unknown-prompt-set' },
    );
  }
  return { prompts: drawPrompts({ prompts: set.prompts, spec }), setSize: set.prompts.length };
}

async function resolveModels(
  db: DatabaseSession,
  { arms }: Protocol,
): Promise<Map<string, string>> {
  const names = [...new Set(arms.map((arm) => arm.model))];
  const models = await db.model.findMany({ where: { name: { in: names } } });
  const ids = new Map(models.map((model) => [model.name, model.id]));
  const missing = names.filter((name) => !ids.has(name));
  if (missing.length > 0) {
    throw new UserError(
      `there is no model named ${missing.join(', ')}: add it with \`onpar models add DIR --name ${missing[0] ?? ''}\``,
      { code: 'unknown-model' },
    );
  }
  return ids;
}

async function createStudyRow(
  session: DatabaseSession,
  options: { protocol: Protocol; protocolText: string; slug?: string; ownerId?: string },
): Promise<Study> {
  const { protocol, protocolText, slug, ownerId } = options;
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

async function createArms(options: {
  session: DatabaseSession;
  studyId: string;
  protocol: Protocol;
  modelIds: Map<string, string>;
}): Promise<Arm[]> {
  const { session, studyId, protocol, modelIds } = options;
  await session.arm.createMany({
    data: protocol.arms.map((arm, position) => ({
      studyId,
      position,
      key: arm.key,
      label: arm.label,
      modelId: modelIds.get(arm.model) ?? '',
      scheduler: arm.scheduler ?? null,
      steps: arm.steps,
      guidanceScale: arm.guidance_scale,
      guidanceRescale: arm.guidance_rescale,
      negativePrompt: arm.negative_prompt,
      width: arm.width ?? null,
      height: arm.height ?? null,
    })),
  });
  return session.arm.findMany({ where: { studyId }, orderBy: { position: 'asc' } });
}

async function createSamples(options: {
  session: DatabaseSession;
  studyId: string;
  plan: Plan;
}): Promise<void> {
  const { session, studyId, plan } = options;
  const samples = planSamples(plan);
  const steps = new Map(plan.arms.map((arm) => [arm.id, arm.steps]));
  const stepsTotal = samples.reduce((sum, sample) => sum + (steps.get(sample.armId) ?? 0), 0);
  const run = await session.run.create({ data: { studyId, total: samples.length, stepsTotal } });
  for await (const batch of inBatches(samples, INSERT_ROWS)) {
    await session.sample.createMany({
      data: batch.map((sample) => ({ ...sample, runId: run.id })),
    });
  }
  const comparisons = planComparisons(plan, samples).map((pair, number) => ({
    ...pair,
    number,
    studyId,
  }));
  for await (const batch of inBatches(comparisons, INSERT_ROWS))
    await session.comparison.createMany({ data: batch });
}

/** Samples ordered by prompt, replicate and arm. */
function planSamples({ protocol, arms, prompts, setSize }: Plan): PlannedSample[] {
  const seedOf = createSampleSeeds({
    protocol,
    setSize,
    promptIndexes: prompts.map((prompt) => prompt.index),
  });
  const replicates = Array.from({ length: protocol.replicates }, (_, replicate) => replicate);
  return prompts.flatMap((prompt) =>
    replicates.flatMap((replicate) =>
      arms.map((arm) => ({
        id: randomUUID(),
        armId: arm.id,
        promptId: prompt.id,
        replicate,
        seed: seedOf({ promptIndex: prompt.index, replicate, arm: arm.position }),
      })),
    ),
  );
}

type PlannedComparison = {
  promptId: string;
  replicate: number;
  sampleAId: string;
  sampleBId: string;
};

function planComparisons(plan: Plan, samples: PlannedSample[]): PlannedComparison[] {
  const { protocol, arms } = plan;
  const cells = samples.length / arms.length;
  const drawn = drawPairs({
    arms: arms.length,
    cells,
    seed: protocol.prompts.seed,
    design: protocol.comparisons,
  });
  return drawn.flatMap((pairs, cell) =>
    pairs.flatMap(({ a, b }) => {
      const sampleA = samples[cell * arms.length + a];
      const sampleB = samples[cell * arms.length + b];
      if (!sampleA || !sampleB) return [];
      const { promptId, replicate } = sampleA;
      return [{ promptId, replicate, sampleAId: sampleA.id, sampleBId: sampleB.id }];
    }),
  );
}
