import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import { UserError } from '#domain/user-error.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { armImages } from './arm-images.ts';
import { findArm } from './find-arm.ts';

/**
 * The images of `STUDY/ARM`. Throws UserError when there is no such study or arm, or fewer than two
 * images of it.
 */
export async function findArmImages(options: {
  db: Database;
  store: SampleStore;
  reference: string;
}): Promise<ImageSet> {
  const { db, store, reference } = options;
  const { arm, studySlug, label } = await findArm({ db, reference });
  const set = await armImages({ db, store, armId: arm.id, label });
  if (set.count >= 2) return set;
  throw new UserError(
    `The arm ${set.label} has ${set.count} images, and a covariance needs at least 2: call onpar run ${studySlug} first.`,
    { code: 'bad-image-set' },
  );
}
