import { UserError } from '#domain/user-error.ts';
import { importImages } from '#study/images/import-images.ts';
import { createStudy } from '#study/life/create-study.ts';
import type { StoredPlan } from '#study/life/create-study.ts';
import { planSamples } from '#study/runs/plan-samples.ts';
import { removeUpload } from '#study/uploads/remove-upload.ts';
import { database } from '../../../_data/database.ts';
import { sampleStore } from '../../../_data/sample-store.ts';
import { uploadOwner } from '../../../_data/upload-owner.ts';
import { planProtocol } from './plan-protocol.ts';
import { describeErrors, type ProtocolCheck } from './protocol-check.ts';

/** What a creation comes to. */
export type Created = { slug: string } | { refusal: string } | { check: ProtocolCheck };
/** How far images that were uploaded have been brought into the store. */
export type ImportProgress = { done: number; total: number };

const TELL_EVERY_MS = 500;

/**
 * Creates the study of a protocol text, owned by the researcher, and tells how far it has come: images
 * take a while. What was uploaded for it is in the store then, and is not kept twice.
 */
export async function* createStudyOfText(asked: {
  text: unknown;
  researcherId: string;
}): AsyncGenerator<ImportProgress | Created> {
  const progress: ImportProgress = { done: 0, total: 0 };
  const work = planProtocol(asked, async (planning): Promise<Created> => {
    if ('errors' in planning) return { check: describeErrors(planning) };
    return create(planning.plan, { ownerId: asked.researcherId, progress });
  });
  for (;;) {
    const created = await Promise.race([work, pause()]);
    yield created ?? { ...progress };
    if (created) return;
  }
}

function pause(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, TELL_EVERY_MS, null));
}

async function create(
  plan: StoredPlan,
  { ownerId, progress }: { ownerId: string; progress: ImportProgress },
): Promise<Created> {
  try {
    const imported = await importImages({
      samples: planSamples(plan),
      store: sampleStore(),
      onProgress: (done, total) => Object.assign(progress, { done, total }),
    });
    const { slug } = await createStudy({ db: database(), plan, ownerId, imported });
    for (const arm of plan.arms) {
      if (arm.kind === 'images') await removeUpload(uploadOwner(ownerId), arm.files.label);
    }
    return { slug };
  } catch (error) {
    if (error instanceof UserError) return { refusal: error.message };
    throw error;
  }
}
