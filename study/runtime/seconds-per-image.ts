import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What making the images of a group took on one device. */
export type SecondsPerImage = {
  /** id of a run, or of a model */
  group: string;
  /** label of the arm of a run; null where the images of a model are taken together */
  arm: string | null;
  steps: number;
  /** as a person reads it: `cpu (name of the chip)` */
  device: string;
  /** median of the times in the images' records, batches and warm-up among them */
  seconds: number;
  images: number;
};

const GROUPS = {
  run: Prisma.sql`s."runId", a."label"`,
  model: Prisma.sql`a."modelId", NULL`,
};

/**
 * Seconds per image in the studies of a researcher, by run and arm or by model, with steps and device.
 * Images without a time, such as those made elsewhere, are left out.
 */
export async function secondsPerImage(options: {
  db: DatabaseSession;
  userId: string;
  by: keyof typeof GROUPS;
}): Promise<SecondsPerImage[]> {
  const { db, userId, by } = options;
  return db.$queryRaw<SecondsPerImage[]>`
    SELECT made."group", made."arm", made."steps", made."device",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY made."seconds") AS "seconds",
      count(*)::int AS "images"
    FROM (
      SELECT ${GROUPS[by]}, a."steps", s."device", s."seconds"
      FROM "Sample" s
      JOIN "Arm" a ON a."id" = s."armId"
      JOIN "StudyMember" m ON m."studyId" = a."studyId"
      WHERE m."userId" = ${userId} AND a."modelId" IS NOT NULL AND s."seconds" IS NOT NULL
    ) made ("group", "arm", "steps", "device", "seconds")
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4`;
}
