'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { studySlug } from '#study/life/study-slug.ts';
import { stopMeasurement } from '#study/measurements/stop-measurement.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { parseCall } from '../../../../_data/parse-call.ts';

const target = z.object({ slug: studySlug, measurementId: z.uuid() });

/** Stops a measurement; for those who may measure. */
export async function stopMeasurementAction(
  options: z.input<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, measurementId } = parseCall(target, options);
  const { study } = await requireStudyAccess(slug, 'measure');
  const now = new Date();
  const stopped = await stopMeasurement({ db: database(), studyId: study.id, measurementId, now });
  revalidatePath(`/studies/${slug}/metrics`);
  return stopped ? undefined : { error: 'It has ended already.' };
}
