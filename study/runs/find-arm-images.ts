import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import { UserError } from '#domain/user-error.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { resolveStudy } from '../life/resolve-study.ts';
import { armImages } from './arm-images.ts';

/**
 * The images of `STUDY/ARM`: a study by its short name or id, an arm by its key. Throws UserError
 * when there is no such study or arm, or fewer than two images of it.
 */
export async function findArmImages(options: {
  db: Database;
  store: SampleStore;
  reference: string;
}): Promise<ImageSet> {
  const { db, store, reference } = options;
  const slash = reference.lastIndexOf('/');
  const key = reference.slice(slash + 1);
  const study = await resolveStudy({ db, reference: reference.slice(0, slash) });
  const arms = await db.arm.findMany({
    where: { studyId: study.id },
    orderBy: { position: 'asc' },
  });
  const arm = arms.find((one) => one.key === key);
  if (arm === undefined)
    throw new UserError(
      `The study ${study.slug} has no arm ${key}: its arms are ${arms.map((one) => one.key).join(', ')}.`,
      { code: 'unknown-arm' },
    );
  const set = await armImages({ db, store, armId: arm.id, label: `${study.slug}/${key}` });
  if (set.count >= 2) return set;
  throw new UserError(
    `The arm ${set.label} has ${set.count} images, and a covariance needs at least 2: call onpar run ${study.slug} first.`,
    { code: 'bad-image-set' },
  );
}
