import { readStored } from '#domain/read-stored.ts';
import type { Database } from '#prisma/client.ts';
import { measuredRowSchema } from './measured-row.ts';
import type { MeasuredRow } from './measured-row.ts';

/** What benches measured for a study, by the place of the arm, then device and steps. */
export async function readRuntimes(db: Database, studyId: string): Promise<MeasuredRow[]> {
  const [results, arms] = await Promise.all([
    db.runtimeResult.findMany({
      where: { studyId },
      orderBy: [{ engine: 'asc' }, { device: 'asc' }, { deviceName: 'asc' }, { precision: 'asc' }],
    }),
    db.arm.findMany({ where: { studyId }, orderBy: { position: 'asc' }, select: { key: true } }),
  ]);
  const rows = results.map(({ arm, result }) =>
    readStored(measuredRowSchema, result, `a measured runtime of arm ${arm}`),
  );
  return arms.flatMap(({ key }) =>
    rows.filter(({ arm }) => arm === key).toSorted((a, b) => a.steps - b.steps),
  );
}
