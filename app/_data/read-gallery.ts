import type { Prisma } from '#prisma/generated/client.ts';
import type { Protocol } from '#study/protocol/protocol.ts';
import { isHeld } from '#study/life/is-held.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { database } from './database.ts';
import type { GalleryFilter } from './gallery-filter.ts';

const promptsOnPage = 12;

const sampleParts = {
  id: true,
  armId: true,
  promptId: true,
  replicate: true,
  state: true,
  sha256: true,
  width: true,
  height: true,
  error: true,
  gateScore: true,
  gateReleased: true,
} satisfies Prisma.SampleSelect;

export type GallerySample = Prisma.SampleGetPayload<{ select: typeof sampleParts }> & {
  held: boolean;
};
export type GalleryArm = { id: string; key: string; label: string; position: number };
export type GalleryPrompt = {
  id: string;
  index: number;
  text: string;
  category: string;
  challenge: string;
  /** by replicate, then by arm in order; null where an arm is not shown or has no sample */
  replicates: { replicate: number; samples: GallerySample[] }[];
};
export type Gallery = {
  arms: GalleryArm[];
  categories: string[];
  challenges: string[];
  prompts: GalleryPrompt[];
  promptCount: number;
  pages: number;
};

/** One page of a study's images, by prompt. */
export async function readGallery(
  study: { id: string; protocol: unknown },
  filter: GalleryFilter,
): Promise<Gallery> {
  const db = database();
  const gate = readProtocol(study.protocol).content_gate;
  const samples = samplesWhere(study.id, filter, gate);
  const where = promptsWhere(filter, samples);
  const [arms, promptCount, prompts, categories, challenges] = await Promise.all([
    db.arm.findMany({ where: { studyId: study.id }, orderBy: { position: 'asc' } }),
    db.prompt.count({ where }),
    db.prompt.findMany({
      where,
      orderBy: { index: 'asc' },
      skip: (filter.page - 1) * promptsOnPage,
      take: promptsOnPage,
      include: {
        samples: {
          where: samples,
          select: sampleParts,
          orderBy: [{ replicate: 'asc' }, { arm: { position: 'asc' } }],
        },
      },
    }),
    valuesOf(study.id, 'category'),
    valuesOf(study.id, 'challenge'),
  ]);
  return {
    arms,
    categories,
    challenges,
    promptCount,
    pages: Math.max(1, Math.ceil(promptCount / promptsOnPage)),
    prompts: prompts.map((prompt) => ({
      ...prompt,
      replicates: byReplicate(prompt.samples, gate),
    })),
  };
}

function promptsWhere(
  { category, challenge }: GalleryFilter,
  samples: Prisma.SampleWhereInput,
): Prisma.PromptWhereInput {
  return {
    samples: { some: samples },
    ...(category !== '' && { category }),
    ...(challenge !== '' && { challenge }),
  };
}

function samplesWhere(
  studyId: string,
  filter: GalleryFilter,
  gate: Protocol['content_gate'],
): Prisma.SampleWhereInput {
  return {
    run: { studyId },
    ...(filter.arm !== '' && { arm: { key: filter.arm } }),
    ...(filter.show === 'failed' && { state: 'failed' }),
    ...(filter.show === 'waiting' && { state: 'waiting' }),
    ...(filter.show === 'held' && {
      gateReleased: false,
      gateScore: { gt: gate === 'none' ? 1 : gate.threshold },
    }),
  };
}

async function valuesOf(studyId: string, column: 'category' | 'challenge'): Promise<string[]> {
  const rows = await database().prompt.findMany({
    where: { comparisons: { some: { studyId } } },
    distinct: [column],
    select: { category: true, challenge: true },
    orderBy: { [column]: 'asc' },
  });
  return rows.map((row) => row[column]).filter((value) => value !== '');
}

function byReplicate(
  samples: readonly Omit<GallerySample, 'held'>[],
  gate: Protocol['content_gate'],
): GalleryPrompt['replicates'] {
  const judged = samples.map((sample) => ({ ...sample, held: isHeld(sample, gate) }));
  const replicates = Map.groupBy(judged, ({ replicate }) => replicate);
  return [...replicates].map(([replicate, group]) => ({ replicate, samples: group }));
}
