import type { DatabaseSession } from '#prisma/client.ts';
import type { Prisma, Sample } from '#prisma/generated/client.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import { nameOfPrompt } from './name-of-prompt.ts';
import { nameOfSample } from './name-of-sample.ts';
import { sha256Of } from '#files/sha256-of.ts';

const studyRow = {
  slug: true,
  name: true,
  seed: true,
  simulated: true,
  openedAt: true,
} satisfies Prisma.StudySelect;

/**
 * The rows that a study is kept in, as they stand: its own, and those of its arms, prompts, images and
 * comparisons. Tables, pages and exports read these, and not the protocol they were made from; so they
 * are frozen beside it, column by column. What goes on changing (states, progress, the folder of a
 * model) is left out; longer records stand as their sha256.
 */
export async function storedRows(db: DatabaseSession, studyId: string): Promise<object> {
  const study = await db.study.findUniqueOrThrow({ where: { id: studyId }, select: studyRow });
  const arms = await db.arm.findMany({
    where: { studyId },
    orderBy: { key: 'asc' },
    include: { model: true },
  });
  const prompts = await findPrompts(db, studyId);
  const samples = await db.sample.findMany({ where: { run: { studyId } } });
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    orderBy: { number: 'asc' },
  });
  const names = { prompts: namesOf(prompts, nameOfPrompt), arms: namesOf(arms, ({ key }) => key) };
  const made = samples.map((sample) => [sample.id, storedSample(sample, names)] as const);
  const keys = new Map(made.map(([id, { key }]) => [id, key]));
  const { openedAt, ...rest } = study;
  return {
    study: { ...rest, opened_at: openedAt && openedAt.toISOString() },
    arms: arms.map(storedArm),
    prompts: prompts.map(storedPrompt),
    samples: made.map(([, row]) => row).sort((x, y) => (x.key < y.key ? -1 : 1)),
    comparisons: comparisons.map(({ number, promptId, sampleAId, sampleBId }) => ({
      number,
      prompt: nameIn(names.prompts, promptId),
      a: nameIn(keys, sampleAId),
      b: nameIn(keys, sampleBId),
    })),
  };
}

type Names = ReadonlyMap<string, string>;

function namesOf<Row extends { id: string }>(
  rows: readonly Row[],
  name: (row: Row) => string,
): Names {
  return new Map(rows.map((row) => [row.id, name(row)]));
}

/** The name of a row; one of another study, which is a fault, goes by its id. */
function nameIn(names: Names, id: string): string {
  return names.get(id) ?? id;
}

type PromptRow = Awaited<ReturnType<typeof findPrompts>>[number];

async function findPrompts(db: DatabaseSession, studyId: string) {
  return db.prompt.findMany({
    where: {
      OR: [{ comparisons: { some: { studyId } } }, { samples: { some: { run: { studyId } } } }],
    },
    orderBy: [{ index: 'asc' }, { promptSet: { name: 'asc' } }],
    include: { promptSet: { select: { name: true, sha256: true } } },
  });
}

function storedPrompt(prompt: PromptRow): object {
  const { text, category, challenge, note, metadata, promptSet } = prompt;
  const key = nameOfPrompt(prompt);
  return { key, set_sha256: promptSet.sha256, text, category, challenge, note, metadata };
}

function storedArm(arm: Prisma.ArmGetPayload<{ include: { model: true } }>): object {
  const { model } = arm;
  return {
    key: arm.key,
    position: arm.position,
    label: arm.label,
    model: model && { name: model.name, files_sha256: sha256Of(canonicalJson(model.files)) },
    scheduler: arm.scheduler,
    steps: arm.steps,
    guidance_scale: arm.guidanceScale,
    guidance_rescale: arm.guidanceRescale,
    negative_prompt: arm.negativePrompt,
    width: arm.width,
    height: arm.height,
  };
}

function storedSample(sample: Sample, names: { prompts: Names; arms: Names }) {
  const prompt = nameIn(names.prompts, sample.promptId);
  const arm = nameIn(names.arms, sample.armId);
  return {
    key: nameOfSample({ prompt, replicate: sample.replicate, arm }),
    state: sample.state,
    seed: sample.seed === null ? null : sample.seed.toString(),
    sha256: sample.sha256,
    blind_sha256: sample.blindSha256,
    width: sample.width,
    height: sample.height,
    blind_width: sample.blindWidth,
    blind_height: sample.blindHeight,
    made_at: sample.createdAt && sample.createdAt.toISOString(),
    gate_score: sample.gateScore,
    gate_released: sample.gateReleased,
    record_sha256: sha256OfRecord(sample.record),
    origin_sha256: sha256OfRecord(sample.origin),
  };
}

function sha256OfRecord(record: unknown): string | null {
  return record === null ? null : sha256Of(canonicalJson(record));
}
