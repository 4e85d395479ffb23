import type { Prisma } from '#prisma/generated/client.ts';
import { database } from './database.ts';

const comparison = { select: { id: true, number: true, excluded: true } } as const;
const parts = {
  arm: true,
  prompt: true,
  asA: comparison,
  asB: comparison,
} satisfies Prisma.SampleInclude;

export type SampleDetail = Prisma.SampleGetPayload<{ include: typeof parts }>;

/** One sample of a study with its arm, its prompt and its record; null when the study has no such sample. */
export async function readSample(studyId: string, sampleId: string): Promise<SampleDetail | null> {
  return database().sample.findFirst({
    where: { id: sampleId, run: { studyId } },
    include: parts,
  });
}
