import type { Asker } from '#prisma/asker.ts';
import type { Side } from './image-token.ts';

/** The content addresses of the stripped images of a trial. */
export type TrialImages = Record<Side, string>;

/**
 * The content addresses of the stripped images on both sides of a trial, or null when the trial is not
 * this rater's, or the study is not open.
 */
export async function findTrialImages(options: {
  db: Asker;
  enrolmentId: string;
  trialId: string;
}): Promise<TrialImages | null> {
  const { db, enrolmentId, trialId } = options;
  const [images = null] = await db.$queryRaw<TrialImages>`
    SELECT CASE WHEN t."aOnLeft" THEN a."blindSha256" ELSE b."blindSha256" END AS "left",
           CASE WHEN t."aOnLeft" THEN b."blindSha256" ELSE a."blindSha256" END AS "right"
    FROM "Trial" t
    JOIN "Enrolment" e ON e."id" = t."enrolmentId" JOIN "Study" s ON s."id" = e."studyId"
    JOIN "Comparison" c ON c."id" = t."comparisonId"
    JOIN "Sample" a ON a."id" = c."sampleAId" JOIN "Sample" b ON b."id" = c."sampleBId"
    WHERE t."id" = ${trialId} AND e."id" = ${enrolmentId} AND s."state" = 'open'
      AND a."blindSha256" IS NOT NULL AND b."blindSha256" IS NOT NULL`;
  return images;
}
