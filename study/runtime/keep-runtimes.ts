import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { unknownArm } from '../runs/unknown-arm.ts';
import type { MeasuredRow } from './measured-row.ts';

/**
 * Keeps rows of the runtime table with a study, each in place of the one kept before of the same arm,
 * steps, engine, device and precision.
 *
 * @throws UserError `unknown-arm` for a row of none of the study's arms
 */
export async function keepRuntimes(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug'>;
  rows: readonly MeasuredRow[];
}): Promise<void> {
  const { db, study, rows } = options;
  const arms = await db.arm.findMany({ where: { studyId: study.id }, select: { key: true } });
  const stranger = rows.find(({ arm }) => !arms.some(({ key }) => key === arm));
  if (stranger !== undefined) throw unknownArm(study.slug, stranger.arm, arms);
  await db.$transaction(
    rows.map((result) => {
      const { arm, steps, engine, device, device_name: deviceName, precision } = result;
      const which = { studyId: study.id, arm, steps, engine, device, deviceName, precision };
      return db.runtimeResult.upsert({
        where: { studyId_arm_steps_engine_device_deviceName_precision: which },
        create: { ...which, result },
        update: { result, createdAt: new Date() },
      });
    }),
  );
}
