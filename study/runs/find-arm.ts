import type { Database } from '#prisma/client.ts';
import { resolveStudy } from '../life/resolve-study.ts';
import { unknownArm } from './unknown-arm.ts';

/**
 * The arm that `STUDY/ARM` names: a study by its short name or id, an arm by its key. Throws
 * UserError when there is no such study or arm.
 */
export async function findArm(options: { db: Database; reference: string }): Promise<{
  arm: { id: string; key: string; studyId: string };
  studySlug: string;
  label: string;
}> {
  const { db, reference } = options;
  const slash = reference.lastIndexOf('/');
  const key = reference.slice(slash + 1);
  const study = await resolveStudy({ db, reference: reference.slice(0, slash) });
  const arms = await db.arm.findMany({
    where: { studyId: study.id },
    orderBy: { position: 'asc' },
  });
  const arm = arms.find((one) => one.key === key);
  if (arm !== undefined) return { arm, studySlug: study.slug, label: `${study.slug}/${key}` };
  throw unknownArm(study.slug, key, arms);
}
