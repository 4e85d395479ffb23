import type { DatabaseSession } from '#prisma/client.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const include = {
  arm: { include: { model: true } },
  prompt: { select: { index: true } },
  run: { select: { study: { select: { slug: true, protocol: true } } } },
} as const;

/** A sample with all that its image can be made from again. */
export type MendableSample = Prisma.SampleGetPayload<{ include: typeof include }>;

/** The samples that use any of some images, those of an arm together: its model is loaded once. */
export async function samplesOfImages(
  db: DatabaseSession,
  addresses: readonly string[],
): Promise<MendableSample[]> {
  const wanted = [...addresses];
  return db.sample.findMany({
    where: { OR: [{ sha256: { in: wanted } }, { blindSha256: { in: wanted } }] },
    include,
    orderBy: [{ arm: { modelId: 'asc' } }, { armId: 'asc' }, { prompt: { index: 'asc' } }],
  });
}
