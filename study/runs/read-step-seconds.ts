import type { Database } from '#prisma/client.ts';

/** The latest images of a model tell how long its steps take here. */
const MOST_IMAGES = 200;

/** Seconds of a step of each model that has made images, by its id: the median of its latest images. */
export async function readStepSeconds(
  db: Database,
  modelIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ modelId: string; seconds: number }[]>`
    SELECT m."modelId", percentile_cont(0.5) WITHIN GROUP (ORDER BY l.seconds)::float8 AS seconds
    FROM unnest(${[...new Set(modelIds)]}::text[]) AS m("modelId")
    CROSS JOIN LATERAL (
      SELECT s."seconds" / a."steps" AS seconds
      FROM "Sample" s JOIN "Arm" a ON a."id" = s."armId"
      WHERE a."modelId" = m."modelId" AND s."state" = 'done'
      ORDER BY s."createdAt" DESC NULLS LAST LIMIT ${MOST_IMAGES}) l
    WHERE l.seconds IS NOT NULL
    GROUP BY m."modelId"`;
  return new Map(rows.map(({ modelId, seconds }) => [modelId, seconds]));
}
