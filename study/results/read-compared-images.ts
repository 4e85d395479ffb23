import type { Database } from '#prisma/client.ts';
import type { ComparedImages } from './metric-disagreements.ts';

const image = { select: { sha256: true, arm: { select: { key: true } } } } as const;

/** The images of every comparison of a study. */
export async function readComparedImages(db: Database, studyId: string): Promise<ComparedImages[]> {
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    orderBy: { number: 'asc' },
    select: {
      ...{ number: true, replicate: true, prompt: { select: { index: true } } },
      ...{ sampleA: image, sampleB: image },
    },
  });
  return comparisons.map(({ number, replicate, prompt, sampleA, sampleB }) => ({
    comparison: String(number),
    prompt_index: prompt.index,
    replicate,
    images: [sampleA, sampleB].map(({ sha256, arm }) => ({ arm: arm.key, sha256 })),
  }));
}
